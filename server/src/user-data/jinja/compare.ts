import { fail } from './failure.ts';
import {
  type Dict,
  isDict,
  isMissing,
  isRange,
  isTuple,
  itemsOf,
  keyId,
  numberOf,
  typeName,
  useMissing,
  type Value,
} from './value.ts';

const sameItems = (one: readonly Value[], other: readonly Value[]): boolean =>
  one.length === other.length && one.every((item, index) => equal(item, other[index] ?? null));

const sameEntries = ({ entries }: Dict, other: Dict): boolean =>
  entries.size === other.entries.size &&
  [...entries].every(([id, [, value]]) => {
    const twin = other.entries.get(id);
    return twin !== undefined && equal(value, twin[1]);
  });

/** Whether Python's == holds. */
export const equal = (one: Value, other: Value): boolean => {
  const [left, right] = [numberOf(one), numberOf(other)];
  // biome-ignore lint/suspicious/noDoubleEquals: an int and a float of the same value are equal.
  if (left !== undefined && right !== undefined) return left == right;
  if (Array.isArray(one) && Array.isArray(other)) return sameItems(one, other);
  if (isTuple(one) && isTuple(other)) return sameItems(one.items, other.items);
  if (isRange(one) && isRange(other)) return sameItems(one.items, other.items);
  if (isDict(one) && isDict(other)) return sameEntries(one, other);
  if (isMissing(one) && isMissing(other)) return true;
  return one === other;
};

const codePointOrder = (one: string, other: string): number => {
  const [left, right] = [[...one], [...other]];
  const at = left.findIndex((character, index) => character !== right[index]);
  if (at < 0) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? -1) - (right[at]?.codePointAt(0) ?? -1);
};

const listOrder = (one: readonly Value[], other: readonly Value[], symbol: string): number => {
  const at = one.findIndex(
    (item, index) => index >= other.length || !equal(item, other[index] ?? null),
  );
  const [left, right] = [one[at], other[at]];
  if (left === undefined || right === undefined) return one.length - other.length;
  return order(left, right, symbol);
};

const plainOrder = (one: Value, other: Value): number | undefined => {
  const [left, right] = [numberOf(one), numberOf(other)];
  if (left !== undefined && right !== undefined) return Number(left > right) - Number(left < right);
  return typeof one === 'string' && typeof other === 'string'
    ? codePointOrder(one, other)
    : undefined;
};

/** Below 0, 0 or above 0, as two values stand to each other; fails for what Python does not compare. */
export const order = (one: Value, other: Value, symbol = '<'): number => {
  const plain = plainOrder(one, other);
  if (plain !== undefined) return plain;
  if (Array.isArray(one) && Array.isArray(other)) return listOrder(one, other, symbol);
  if (isTuple(one) && isTuple(other)) return listOrder(one.items, other.items, symbol);
  if (isMissing(one)) return useMissing(one);
  if (isMissing(other)) return useMissing(other);
  return fail(
    'type',
    `'${symbol}' not supported between instances of '${typeName(one)}' and '${typeName(other)}'`,
  );
};

/** Whether Python's `in` holds. */
export const contains = (whole: Value, part: Value): boolean => {
  if (isDict(whole)) return whole.entries.has(keyId(part));
  if (typeof whole !== 'string') return itemsOf(whole).some((item) => equal(item, part));
  if (isMissing(part)) return useMissing(part);
  if (typeof part === 'string') return whole.includes(part);
  return fail('type', `'in <string>' requires string as left operand, not ${typeName(part)}`);
};
