import { bound, needed } from './arguments.ts';
import { contains } from './compare.ts';
import { fail } from './failure.ts';
import { textMethods } from './methods/text-methods.ts';
import type { Comparison } from './node.ts';
import { calculated, holds } from './operators.ts';
import { textOf } from './show.ts';
import {
  type Arguments,
  isDict,
  isMissing,
  isRange,
  isTuple,
  typeName,
  type Value,
} from './value.ts';

type Test = (value: Value, given: Arguments) => boolean;

const compared =
  (comparison: Comparison): Test =>
  (value, given) =>
    holds(
      comparison,
      value,
      needed(comparison, 'other', bound(comparison, given, ['other']).other),
    );

const remainder = (value: Value, by: Value): Value => calculated('%', value, by);

const isCased = (method: string, value: Value): boolean =>
  textMethods[method]?.(textOf(value), { positional: [], named: new Map() }) === true;

const isCalled = (value: Value): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if (value.kind === 'space') return value.call !== undefined;
  return value.kind === 'callable' || value.kind === 'missing';
};

const isSequence = (value: Value): boolean =>
  typeof value === 'string' ||
  Array.isArray(value) ||
  isDict(value) ||
  isTuple(value) ||
  isRange(value) ||
  isMissing(value);

const isIterable = (value: Value): boolean =>
  isSequence(value) || (typeof value === 'object' && value !== null && 'items' in value);

const isNumber = (value: Value): boolean =>
  typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean';

const equalTo = compared('==');
const greater = compared('>');
const less = compared('<');
const atLeast = compared('>=');
const atMost = compared('<=');
const unequal = compared('!=');

const plainTests: Readonly<Record<string, Test>> = {
  '!=': unequal,
  '<': less,
  '<=': atMost,
  '==': equalTo,
  '>': greater,
  '>=': atLeast,
  boolean: (value) => typeof value === 'boolean',
  callable: isCalled,
  defined: (value) => !isMissing(value),
  divisibleby: (value, given) =>
    holds(
      '==',
      remainder(value, needed('divisibleby', 'num', bound('divisibleby', given, ['num']).num)),
      0n,
    ),
  eq: equalTo,
  equalto: equalTo,
  escaped: () => false,
  even: (value) => holds('==', remainder(value, 2n), 0n),
  false: (value) => value === false,
  float: (value) => typeof value === 'number',
  ge: atLeast,
  greaterthan: greater,
  gt: greater,
  in: (value, given) => contains(needed('in', 'seq', bound('in', given, ['seq']).seq), value),
  integer: (value) => typeof value === 'bigint',
  iterable: isIterable,
  le: atMost,
  lessthan: less,
  lower: (value) => isCased('islower', value),
  lt: less,
  mapping: isDict,
  ne: unequal,
  none: (value) => value === null,
  number: isNumber,
  odd: (value) => holds('==', remainder(value, 2n), 1n),
  sameas: (value, given) =>
    value === needed('sameas', 'other', bound('sameas', given, ['other']).other),
  sequence: isSequence,
  string: (value) => typeof value === 'string',
  true: (value) => value === true,
  undefined: isMissing,
  upper: (value) => isCased('isupper', value),
};

/** Every test of Jinja2, by name. One that does not look at `given` takes no arguments. Whether a filter or test exists is asked of those who know both. */
export const testsWith = (filterNames: ReadonlySet<string>): Readonly<Record<string, Test>> => {
  const names = new Set([...Object.keys(plainTests), 'filter', 'test']);
  const isIn =
    (known: ReadonlySet<string>): Test =>
    (value) =>
      typeof value === 'string'
        ? known.has(value)
        : Array.isArray(value) || isDict(value)
          ? fail('type', `unhashable type: '${typeName(value)}'`)
          : false;
  return { ...plainTests, filter: isIn(filterNames), test: isIn(names) };
};
