import { itemOf, valueAtPath } from '../access.ts';
import { bound, countOf, needed } from '../arguments.ts';
import { equal, order } from '../compare.ts';
import { fail } from '../failure.ts';
import type { Filter } from '../filter.ts';
import { calculated } from '../operators.ts';
import { textOf } from '../show.ts';
import {
  generator,
  isDict,
  isMissing,
  isRange,
  isTrue,
  isTuple,
  itemsOf,
  keyId,
  lengthOf,
  missing,
  numberOf,
  orElse,
  tuple,
  typeName,
  useMissing,
  type Value,
} from '../value.ts';

const foldedCase = (value: Value): Value =>
  typeof value === 'string' ? value.toLowerCase() : value;

const isOn = (value: Value | undefined): boolean => value !== undefined && isTrue(value);

/** What of an item to sort or group by. */
const keyOf =
  (attribute: Value | undefined, caseSensitive: Value | undefined) =>
  (item: Value): Value => {
    const value =
      attribute === undefined || attribute === null ? item : valueAtPath(item, attribute);
    return isOn(caseSensitive) ? value : foldedCase(value);
  };

/** Python wants a number here, and takes flags for one. */
const isReversed = (value: Value | undefined): boolean => {
  if (value === undefined) return false;
  const number = numberOf(value);
  return typeof number === 'bigint'
    ? number !== 0n
    : fail('type', `'${typeName(value)}' object cannot be interpreted as an integer`);
};

const sortedBy = (
  items: readonly Value[],
  key: (item: Value) => Value,
  backwards: boolean,
): Value[] => {
  const keyed = items.map((item) => [key(item), item] as const);
  const direction = backwards ? -1 : 1;
  return keyed.toSorted(([one], [other]) => direction * order(one, other)).map(([, item]) => item);
};

const sorted: Filter = (value, given) => {
  const { reverse, case_sensitive, attribute } = bound('sort', given, [
    'reverse',
    'case_sensitive',
    'attribute',
  ]);
  const paths: readonly (Value | undefined)[] =
    typeof attribute === 'string' ? attribute.split(',') : [attribute];
  const keys = paths.map((path) => keyOf(path, case_sensitive));
  const all = (item: Value): Value => keys.map((key) => key(item));
  return sortedBy(itemsOf(value), all, isReversed(reverse));
};

const dictSorted: Filter = (value, given) => {
  const { case_sensitive, by, reverse } = bound('dictsort', given, [
    'case_sensitive',
    'by',
    'reverse',
  ]);
  if (isMissing(value)) return useMissing(value);
  if (!isDict(value)) return fail('runtime', "AttributeError: no attribute 'items'");
  const place = { key: 0n, value: 1n }[textOf(by ?? 'key')];
  if (place === undefined) return fail('runtime', 'You can only sort by either "key" or "value"');
  const pairs = [...value.entries.values()].map(tuple);
  return sortedBy(pairs, keyOf(place, case_sensitive), isReversed(reverse));
};

const firstOfEach = (items: readonly Value[], key: (item: Value) => Value): readonly Value[] => {
  const byKey = new Map<string, Value>();
  for (const item of items) {
    const id = keyId(key(item));
    if (!byKey.has(id)) byKey.set(id, item);
  }
  return [...byKey.values()];
};

const unique: Filter = (value, given) => {
  const { case_sensitive, attribute } = bound('unique', given, ['case_sensitive', 'attribute']);
  return generator('do_unique', () =>
    firstOfEach(itemsOf(value), keyOf(attribute, case_sensitive)),
  );
};

const extreme =
  (name: string, direction: 1 | -1): Filter =>
  (value, given) => {
    const { case_sensitive, attribute } = bound(name, given, ['case_sensitive', 'attribute']);
    const [first, ...others] = itemsOf(value);
    if (first === undefined) return missing('None', 'No aggregated item, sequence was empty.');
    const key = keyOf(attribute, case_sensitive);
    return others.reduce<Value>(
      (best, item) => (direction * order(key(item), key(best)) < 0 ? item : best),
      first,
    );
  };

const joined: Filter = (value, given) => {
  const { d, attribute } = bound('join', given, ['d', 'attribute']);
  const items = itemsOf(value);
  const path = attribute ?? null;
  const parts = path === null ? items : items.map((item) => valueAtPath(item, path));
  return parts.map(textOf).join(textOf(d ?? ''));
};

const first: Filter = (value) =>
  orElse(itemsOf(value)[0], () => missing('None', 'No first item, sequence was empty.'));

const last: Filter = (value) => {
  if (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'generator'
  ) {
    return fail('type', "'generator' object is not reversible");
  }
  return orElse(itemsOf(value).at(-1), () => missing('None', 'No last item, sequence was empty.'));
};

const summed: Filter = (value, given) => {
  const { attribute, start } = bound('sum', given, ['attribute', 'start']);
  const items = itemsOf(value);
  const path = attribute ?? null;
  const parts = path === null ? items : items.map((item) => valueAtPath(item, path));
  return parts.reduce<Value>(
    (sum, part) => calculated('+', sum, part),
    orElse(start, () => 0n),
  );
};

const cutIn = (items: readonly Value[], count: number, fill: Value | undefined): Value[] => {
  const [size, extra] = [Math.floor(items.length / count), items.length % count];
  return Array.from({ length: count }, (_, index) => {
    const start = index * size + Math.min(index, extra);
    const part = items.slice(start, start + size + (index < extra ? 1 : 0));
    return fill !== undefined && fill !== null && index >= extra ? [...part, fill] : [...part];
  });
};

const slicesOf: Filter = (value, given) => {
  const { slices, fill_with } = bound('slice', given, ['slices', 'fill_with']);
  const parts = needed('slice', 'slices', slices);
  return generator('sync_do_slice', () => {
    const count = countOf(parts, 0);
    if (count === 0) fail('runtime', 'integer division or modulo by zero');
    return cutIn(itemsOf(value), Math.min(count, 10_000), fill_with);
  });
};

const inBatches = (items: readonly Value[], size: number, fill: Value | undefined): Value[] => {
  const count = size < 1 ? Math.min(1, items.length) : Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => {
    const part = size < 1 ? [...items] : items.slice(index * size, (index + 1) * size);
    const lack = fill === undefined || fill === null ? 0 : Math.max(0, size - part.length);
    return [...part, ...Array.from({ length: Math.min(lack, 10_000) }, () => fill ?? null)];
  });
};

const batched: Filter = (value, given) => {
  const { linecount, fill_with } = bound('batch', given, ['linecount', 'fill_with']);
  const size = needed('batch', 'linecount', linecount);
  return generator('do_batch', () => inBatches(itemsOf(value), countOf(size, 0), fill_with));
};

interface Group {
  readonly key: Value;
  readonly items: Value[];
}

const grouped: Filter = (value, given) => {
  const {
    attribute,
    default: otherwise,
    case_sensitive,
  } = bound('groupby', given, ['attribute', 'default', 'case_sensitive']);
  const path = needed('groupby', 'attribute', attribute);
  const own = (item: Value): Value => {
    const found = valueAtPath(item, path);
    return isMissing(found) && otherwise !== undefined && otherwise !== null ? otherwise : found;
  };
  const key = (item: Value): Value => (isOn(case_sensitive) ? own(item) : foldedCase(own(item)));
  const groups: Group[] = [];
  for (const item of sortedBy(itemsOf(value), key, false)) {
    const group = groups.at(-1);
    if (group && equal(group.key, key(item))) group.items.push(item);
    else groups.push({ key: key(item), items: [item] });
  }
  return groups.map(({ key: id, items: [head = null, ...tail] }) =>
    tuple([isOn(case_sensitive) ? id : own(head), [head, ...tail]]),
  );
};

const reversed: Filter = (value) => {
  if (typeof value === 'string') return [...value].reverse().join('');
  const name = Array.isArray(value) ? 'list_reverseiterator' : 'reversed';
  const items = [...itemsOf(value)].reverse();
  return { kind: 'items', type: 'generator', shown: `<${name} object at 0x7f0000000000>`, items };
};

const pairsOf: Filter = (value) => {
  const pairs = (): readonly Value[] => {
    if (isMissing(value)) return [];
    if (!isDict(value)) return fail('type', 'Can only get item pairs from a mapping.');
    return [...value.entries.values()].map(tuple);
  };
  return generator('do_items', pairs);
};

const counted: Filter = (value) => BigInt(lengthOf(value));

const defaulted: Filter = (value, given) => {
  const { default_value = '', boolean } = bound('default', given, ['default_value', 'boolean']);
  return isMissing(value) || (isOn(boolean) && !isTrue(value)) ? default_value : value;
};

const random: Filter = (value) => {
  if (isDict(value)) return itemOf(value, 0n);
  const isPlaced = typeof value === 'string' || Array.isArray(value) || isTuple(value);
  if (!isPlaced && !isRange(value) && !isMissing(value))
    return fail('type', 'object is not subscriptable');
  // Any item is as right as any other, and a check must say the same each time.
  return orElse(itemsOf(value)[0], () => missing('None', 'No random item, sequence was empty.'));
};

/** Filters of lists and dicts, by name. */
export const listFilters: Readonly<Record<string, Filter>> = {
  batch: batched,
  count: counted,
  d: defaulted,
  default: defaulted,
  dictsort: dictSorted,
  first,
  groupby: grouped,
  items: pairsOf,
  join: joined,
  last,
  length: counted,
  list: (value) => [...itemsOf(value)],
  max: extreme('max', -1),
  min: extreme('min', 1),
  random,
  reverse: reversed,
  slice: slicesOf,
  sort: sorted,
  sum: summed,
  unique,
};
