import { bound, needed } from '../arguments.ts';
import { fail } from '../failure.ts';
import { repr } from '../show.ts';
import {
  type Arguments,
  type Dict,
  dict,
  type Items,
  isDict,
  itemsOf,
  keyId,
  orElse,
  put,
  tuple,
  type Value,
} from '../value.ts';

const pairs = ({ entries }: Dict): readonly (readonly [Value, Value])[] => [...entries.values()];

const view = (name: string, items: readonly Value[]): Items => ({
  kind: 'items',
  type: 'view',
  shown: `dict_${name}(${repr([...items])})`,
  items,
});

const without = (whole: Dict, key: Value): Value | undefined => {
  const id = keyId(key);
  const value = whole.entries.get(id)?.[1];
  whole.entries.delete(id);
  return value;
};

const updated = (whole: Dict, { positional: [more], named }: Arguments): void => {
  const added = more === undefined ? [] : isDict(more) ? pairs(more) : itemsOf(more).map(pairOf);
  for (const [key, value] of [...added, ...named]) put(whole, key, value);
};

const pairOf = (item: Value): readonly [Value, Value] => {
  const [key, value] = itemsOf(item);
  return key === undefined || value === undefined
    ? fail('runtime', 'dictionary update sequence element has the wrong length')
    : [key, value];
};

/** The methods of a dict that a template can call. */
export const dictMethods: Readonly<Record<string, (whole: Dict, given: Arguments) => Value>> = {
  clear: (whole) => {
    whole.entries.clear();
    return null;
  },
  copy: (whole) => dict(pairs(whole)),
  get: (whole, given) => {
    const { key, otherwise } = bound('get', given, ['key', 'otherwise']);
    const known = whole.entries.get(keyId(needed('get', 'key', key)))?.[1];
    return orElse(known, () => otherwise ?? null);
  },
  items: (whole) => view('items', pairs(whole).map(tuple)),
  keys: (whole) => view('keys', itemsOf(whole)),
  pop: (whole, given) => {
    const { key, otherwise } = bound('pop', given, ['key', 'otherwise']);
    const name = needed('pop', 'key', key);
    return orElse(without(whole, name), () =>
      orElse(otherwise, () => fail('runtime', `KeyError: ${repr(name)}`)),
    );
  },
  popitem: (whole) => {
    const last = pairs(whole).at(-1);
    if (last === undefined) return fail('runtime', 'popitem(): dictionary is empty');
    without(whole, last[0]);
    return tuple(last);
  },
  setdefault: (whole, given) => {
    const { key, otherwise } = bound('setdefault', given, ['key', 'otherwise']);
    const name = needed('setdefault', 'key', key);
    const known = whole.entries.get(keyId(name))?.[1];
    if (known !== undefined) return known;
    put(whole, name, otherwise ?? null);
    return otherwise ?? null;
  },
  update: (whole, given) => {
    updated(whole, given);
    return null;
  },
  values: (whole) =>
    view(
      'values',
      pairs(whole).map(([, value]) => value),
    ),
};
