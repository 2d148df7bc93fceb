import { bound, countOf, repeated } from '../arguments.ts';
import { fail } from '../failure.ts';
import type { Filter } from '../filter.ts';
import { repr, textOf } from '../show.ts';
import { isDict, isMissing, isTuple, typeName, type Value } from '../value.ts';

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
};

const unicode = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const text = (value: string): string =>
  `"${value.replace(/["\\]|[^ -~]/g, (one) => escapes[one] ?? unicode(one))}"`;

const number = (value: number): string =>
  Number.isNaN(value) ? 'NaN' : repr(value).replace('inf', 'Infinity');

const keyText = (key: Value): string => {
  if (typeof key === 'string') return key;
  const isPlain = key === null || typeof key !== 'object';
  return isPlain
    ? json(key, '', '')
    : fail('type', `keys must be str, int, float, bool or None, not ${typeName(key)}`);
};

const bracketed = (
  [open, close]: readonly [string, string],
  parts: readonly string[],
  step: string,
  at: string,
): string => {
  if (parts.length === 0) return open + close;
  if (step === '') return `${open}${parts.join(', ')}${close}`;
  const inner = `\n${at}${step}`;
  return `${open}${inner}${parts.join(`,${inner}`)}\n${at}${close}`;
};

const inOrder = (
  keys: readonly (readonly [Value, Value])[],
): readonly (readonly [Value, Value])[] => {
  const isText = keys.every(([key]) => typeof key === 'string');
  const isNumber = keys.every(([key]) => typeof key === 'bigint' || typeof key === 'number');
  if (!isText && !isNumber && keys.length > 1)
    return fail('type', "'<' not supported between these keys");
  return keys.toSorted(([one], [other]) => {
    const [left, right] = isText ? [textOf(one), textOf(other)] : [Number(one), Number(other)];
    return left < right ? -1 : left > right ? 1 : 0;
  });
};

/** A value as Python's json.dumps() writes it, with sorted keys. */
const json = (value: Value, step: string, at: string): string => {
  if (value === null) return 'null';
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') return number(value);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value) || isTuple(value)) {
    const items = Array.isArray(value) ? value : value.items;
    return bracketed(
      ['[', ']'],
      items.map((item) => json(item, step, at + step)),
      step,
      at,
    );
  }
  if (!isDict(value)) {
    const type = isMissing(value) ? 'UndefinedJinjaVariable' : typeName(value);
    return fail('type', `Object of type ${type} is not JSON serializable`);
  }
  const parts = inOrder([...value.entries.values()]).map(
    ([key, one]) => `${text(keyText(key))}: ${json(one, step, at + step)}`,
  );
  return bracketed(['{', '}'], parts, step, at);
};

/** `tojson`: safe within HTML, as Jinja2 makes it. */
export const jsonFilter: Filter = (value, given) => {
  const { indent } = bound('tojson', given, ['indent']);
  const step =
    typeof indent === 'string' ? indent : repeated(' ', Math.min(40, countOf(indent, 0)));
  return json(value, step, '').replace(/[<>&']/g, unicode);
};
