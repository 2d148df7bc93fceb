import { bound, countOf } from './arguments.ts';
import { fail } from './failure.ts';
import { rangeOf } from './range.ts';
import {
  type Arguments,
  callable,
  dict,
  isDict,
  itemsOf,
  type Range,
  type Space,
  tuple,
  type Value,
} from './value.ts';

const range = ({ positional, named }: Arguments): Range => {
  if (named.size > 0) fail('type', 'range() takes no keyword arguments');
  const [first, second, third] = positional;
  if (first === undefined) return fail('type', 'range expected at least 1 argument, got 0');
  const [start, end] =
    second === undefined ? [0, countOf(first, 0)] : [countOf(first, 0), countOf(second, 0)];
  const step = countOf(third, 1);
  if (step === 0) return fail('runtime', 'range() arg 3 must not be zero');
  return rangeOf(start, end, step);
};

const pairOf = (item: Value): readonly [Value, Value] => {
  const [key, value] = itemsOf(item);
  return key === undefined || value === undefined
    ? fail('runtime', 'dictionary update sequence element has the wrong length')
    : [key, value];
};

const newDict = ({ positional: [from], named }: Arguments): Value => {
  const own =
    from === undefined ? [] : isDict(from) ? [...from.entries.values()] : itemsOf(from).map(pairOf);
  return dict([...own, ...named]);
};

const namespace = (given: Arguments): Space => {
  const made = newDict(given);
  const entries = isDict(made) ? [...made.entries.values()] : [];
  return {
    kind: 'space',
    type: 'namespace',
    shown: '<Namespace>',
    members: new Map(entries.map(([key, value]) => [String(key), value] as const)),
    call: undefined,
  };
};

const cycler = ({ positional: items }: Arguments): Space => {
  if (items.length === 0) return fail('runtime', 'at least one item has to be provided');
  let at = 0;
  const members = new Map<string, Value>();
  const update = (): void => void members.set('current', items[at] ?? null);
  const next = (): Value => {
    const value = items[at] ?? null;
    at = (at + 1) % items.length;
    update();
    return value;
  };
  members.set('next', callable('<bound method Cycler.next>', next));
  const reset = (): Value => {
    at = 0;
    update();
    return null;
  };
  members.set('reset', callable('<bound method Cycler.reset>', reset));
  members.set('items', tuple(items));
  update();
  return { kind: 'space', type: 'Cycler', shown: '<Cycler>', members, call: undefined };
};

const joiner = (given: Arguments): Space => {
  const { sep = ', ' } = bound('joiner', given, ['sep']);
  let isUsed = false;
  const call = (): Value => {
    const value = isUsed ? sep : '';
    isUsed = true;
    return value;
  };
  return {
    kind: 'space',
    type: 'Joiner',
    shown: '<Joiner>',
    members: new Map([['sep', sep]]),
    call,
  };
};

/** What every template has beside its variables. */
export const globals: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['range', callable('<function safe_range at 0x7f0000000000>', range)],
  ['dict', callable("<class 'dict'>", newDict)],
  ['namespace', callable("<class 'jinja2.utils.Namespace'>", namespace)],
  ['cycler', callable("<class 'jinja2.utils.Cycler'>", cycler)],
  ['joiner', callable("<class 'jinja2.utils.Joiner'>", joiner)],
  [
    'self',
    {
      kind: 'space',
      type: 'TemplateReference',
      shown: '<TemplateReference None>',
      members: new Map(),
      call: undefined,
    },
  ],
  [
    'lipsum',
    callable('<function generate_lorem_ipsum at 0x7f0000000000>', () =>
      fail('unsupported', 'The function lipsum cannot be used here.'),
    ),
  ],
]);
