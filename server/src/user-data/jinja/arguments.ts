import { fail } from './failure.ts';
import { type Arguments, numberOf, typeName, type Value } from './value.ts';

/** The arguments by the names of their parameters; undefined for those not given. Fails for any more. */
export const bound = <const Name extends string>(
  what: string,
  { positional, named }: Arguments,
  names: readonly Name[],
): { readonly [Key in Name]: Value | undefined } => {
  if (positional.length > names.length) {
    fail('type', `${what}() takes ${names.length} arguments but ${positional.length} were given`);
  }
  for (const key of named.keys()) {
    const place = (names as readonly string[]).indexOf(key);
    if (place < 0) fail('type', `${what}() got an unexpected keyword argument '${key}'`);
    if (place < positional.length)
      fail('type', `${what}() got multiple values for argument '${key}'`);
  }
  // A None that is given is no undefined.
  const entries = names.map((name, index) => [
    name,
    index < positional.length ? positional[index] : named.get(name),
  ]);
  return Object.fromEntries(entries) as { readonly [Key in Name]: Value | undefined };
};

/** An argument that must be there. */
export const needed = (what: string, name: string, value: Value | undefined): Value =>
  value === undefined ? fail('type', `${what}() missing required argument: '${name}'`) : value;

/** A number that counts something. */
export const countOf = (value: Value | undefined, otherwise: number): number => {
  if (value === undefined || value === null) return otherwise;
  const number = numberOf(value);
  return typeof number === 'bigint'
    ? Number(number)
    : fail('type', `'${typeName(value)}' object cannot be interpreted as an integer`);
};

/** A text; anything else is an error of type. */
export const stringOf = (value: Value | undefined, otherwise: string): string => {
  if (value === undefined) return otherwise;
  return typeof value === 'string' ? value : fail('type', `expected str, not ${typeName(value)}`);
};

/** No sane template makes longer texts or lists. */
const mostLength = 1_000_000;

/** Ends the rendering where something grows beyond all measure. */
export const checkLength = (length: number): void => {
  if (length > mostLength) fail('too-much', 'The template makes more text than can be checked.');
};

/** A text so many times; none for a negative number. */
export const repeated = (text: string, count: number): string => {
  checkLength(text.length * count);
  return count > 0 ? text.repeat(count) : '';
};
