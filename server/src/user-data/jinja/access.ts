import { fail } from './failure.ts';
import { methodOf } from './methods.ts';
import { rangeOf } from './range.ts';
import { repr, textOf } from './show.ts';
import {
  isDict,
  isMissing,
  isRange,
  isTuple,
  keyId,
  type Missing,
  missing,
  orElse,
  type Range,
  typeName,
  useMissing,
  type Value,
} from './value.ts';

const objectName = (value: Value): string =>
  value === null ? 'None' : repr(`${typeName(value)} object`);

/** What every Python object has; a sandbox keeps them shut. */
const isInternal = (name: string): boolean => /^__[a-z_]+__$/.test(name);

const forbidden = (value: Value, name: string): Missing => ({
  ...missing(name, `access to attribute '${name}' of '${typeName(value)}' object is unsafe.`),
  forbidden: true,
});

const pythonAttribute = (value: Value, name: string): Value | undefined => {
  if (typeof value === 'object' && value !== null && 'members' in value) {
    const member = value.members.get(name);
    if (member !== undefined) return member;
  }
  return isInternal(name) ? forbidden(value, name) : methodOf(value, name);
};

const entryOf = (value: Value, key: Value): Value | undefined =>
  isDict(value) ? value.entries.get(keyId(key))?.[1] : undefined;

const lacking = (value: Value, name: string): Missing =>
  missing(name, `${objectName(value)} has no attribute '${name}'`);

/** The attribute of a Python object, never the entry of a dict. */
export const ownAttributeOf = (value: Value, name: string): Value =>
  orElse(pythonAttribute(value, name), () => lacking(value, name));

/** `value.name`: as in Python an attribute or method comes before a key of that name. */
export const attributeOf = (value: Value, name: string): Value => {
  if (isMissing(value)) return useMissing(value);
  return orElse(pythonAttribute(value, name), () =>
    orElse(entryOf(value, name), () => lacking(value, name)),
  );
};

const elementOf = (value: Value, key: Value): Value | undefined => {
  if (typeof key !== 'bigint' && typeof key !== 'boolean') return undefined;
  const items = typeof value === 'string' ? [...value] : itemsByPlace(value);
  return items?.at(Number(key));
};

const itemsByPlace = (value: Value): readonly Value[] | undefined => {
  if (Array.isArray(value)) return value;
  return isTuple(value) || isRange(value) ? value.items : undefined;
};

const isUnhashable = (key: Value): boolean => Array.isArray(key) || isDict(key);

/** `value[key]`; for a text also an attribute, if there is no such key. */
export const itemOf = (value: Value, key: Value): Value => {
  if (isMissing(value)) return useMissing(value);
  const found = isDict(value)
    ? isUnhashable(key)
      ? undefined
      : entryOf(value, key)
    : elementOf(value, key);
  if (found !== undefined) return found;
  const attribute = typeof key === 'string' ? pythonAttribute(value, key) : undefined;
  if (attribute !== undefined) return attribute;
  const name = textOf(key);
  const what = typeof key === 'string' ? 'attribute' : 'element';
  return missing(name, `${objectName(value)} has no ${what} ${repr(key)}`);
};

/** A path of attributes and places, `a.b.0`, as filters take it. */
export const valueAtPath = (value: Value, path: Value): Value => {
  if (typeof path !== 'string') return itemOf(value, path);
  return path
    .split('.')
    .reduce<Value>((one, part) => itemOf(one, /^\d+$/.test(part) ? BigInt(part) : part), value);
};

const bound = (value: Value, otherwise: number): number => {
  if (value === null) return otherwise;
  return typeof value === 'bigint' ? Number(value) : fail('type', 'slice indices must be integers');
};

const clamped = (value: number, length: number, lowest: number, highest: number): number =>
  Math.min(highest, Math.max(lowest, value < 0 ? value + length : value));

interface Slice {
  readonly start: number;
  /** Not part of it. */
  readonly end: number;
  readonly step: number;
}

const placesOf = (length: number, from: Value, to: Value, by: Value): Slice => {
  const step = bound(by, 1);
  if (step === 0) fail('runtime', 'slice step cannot be zero');
  const [lowest, highest] = step > 0 ? [0, length] : [-1, length - 1];
  const start =
    from === null ? (step > 0 ? 0 : length - 1) : clamped(bound(from, 0), length, lowest, highest);
  const end =
    to === null ? (step > 0 ? length : -1) : clamped(bound(to, 0), length, lowest, highest);
  return { start, end, step };
};

const sliced = <Item>(items: readonly Item[], { start, end, step }: Slice): readonly Item[] => {
  const picked: Item[] = [];
  for (let at = start; step > 0 ? at < end : at > end; at += step)
    picked.push(...items.slice(at, at + 1));
  return picked;
};

const slicedRange = (range: Range, { start, end, step }: Slice): Range =>
  rangeOf(range.start + start * range.step, range.start + end * range.step, range.step * step);

/** `value[from:to:step]`. */
export const sliceOf = (value: Value, from: Value, to: Value, step: Value): Value => {
  if (isMissing(value)) return useMissing(value);
  const items = typeof value === 'string' ? [...value] : itemsByPlace(value);
  const places = placesOf(items?.length ?? 0, from, to, step);
  if (typeof value === 'string') return sliced([...value], places).join('');
  if (Array.isArray(value)) return [...sliced(value, places)];
  if (isTuple(value)) return { ...value, items: sliced(value.items, places) };
  if (isRange(value)) return slicedRange(value, places);
  return fail('type', `'${typeName(value)}' object cannot be sliced`);
};
