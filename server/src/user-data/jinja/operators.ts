import { checkLength, repeated } from './arguments.ts';
import { contains, equal, order } from './compare.ts';
import { fail } from './failure.ts';
import { printfText } from './format.ts';
import type { BinaryOperator, Comparison } from './node.ts';
import { missingPrefix, textOf } from './show.ts';
import { isMissing, isTuple, numberOf, tuple, typeName, useMissing, type Value } from './value.ts';

type Whole = (left: bigint, right: bigint) => Value;
type Fraction = (left: number, right: number) => number;

const divided = (left: bigint, right: bigint): bigint => {
  if (right === 0n) fail('runtime', 'integer division or modulo by zero');
  const quotient = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
};

const notZero = (value: number): number =>
  value === 0 ? fail('runtime', 'division by zero') : value;

const mostExponent = 10_000n;

const power: Whole = (left, right) => {
  if (right < 0n) return Number(notZero(Number(left))) ** Number(right);
  if (right > mostExponent) fail('too-much', 'This number is too large.');
  return left ** right;
};

const numeric: Readonly<Record<BinaryOperator, readonly [Whole, Fraction]>> = {
  '+': [(left, right) => left + right, (left, right) => left + right],
  '-': [(left, right) => left - right, (left, right) => left - right],
  '*': [(left, right) => left * right, (left, right) => left * right],
  '/': [
    (left, right) => Number(left) / notZero(Number(right)),
    (left, right) => left / notZero(right),
  ],
  '//': [divided, (left, right) => Math.floor(left / notZero(right))],
  '%': [
    (left, right) => left - divided(left, right) * right,
    (left, right) => left - Math.floor(left / notZero(right)) * right,
  ],
  '**': [power, (left, right) => left ** right],
};

const ofNumbers = (
  operator: BinaryOperator,
  left: bigint | number,
  right: bigint | number,
): Value => {
  const [whole, fraction] = numeric[operator];
  return typeof left === 'bigint' && typeof right === 'bigint'
    ? whole(left, right)
    : fraction(Number(left), Number(right));
};

const times = (value: Value, count: bigint | number): Value | undefined => {
  if (typeof count !== 'bigint') return undefined;
  if (typeof value === 'string') return repeated(value, Number(count));
  const items = Array.isArray(value) ? value : isTuple(value) ? value.items : undefined;
  if (items === undefined) return undefined;
  checkLength(items.length * Number(count));
  const many = Array.from({ length: Math.max(0, Number(count)) }, () => items).flat();
  return Array.isArray(value) ? many : tuple(many);
};

const added = (left: Value, right: Value): Value | undefined => {
  if (typeof left === 'string' && typeof right === 'string') {
    checkLength(left.length + right.length);
    return left + right;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    checkLength(left.length + right.length);
    return [...left, ...right];
  }
  return isTuple(left) && isTuple(right) ? tuple([...left.items, ...right.items]) : undefined;
};

const ofOthers = (operator: BinaryOperator, left: Value, right: Value): Value | undefined => {
  if (operator === '+') return added(left, right);
  if (operator === '%' && typeof left === 'string') return printfText(left, right);
  if (operator !== '*') return undefined;
  const [one, other] = [numberOf(left), numberOf(right)];
  if (other !== undefined) return times(left, other);
  return one === undefined ? undefined : times(right, one);
};

const subtracted = (name: string, right: Value): never => {
  const other = textOf(right).replaceAll(missingPrefix, '');
  return fail(
    'type',
    `Undefined jinja variable: "${name}-${other}". Jinja tried subtraction. Perhaps you meant "${name}_${other}"?`,
  );
};

/** What Python makes of two values and an operator between them. */
export const calculated = (operator: BinaryOperator, left: Value, right: Value): Value => {
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one !== undefined && other !== undefined) return ofNumbers(operator, one, other);
  if (isMissing(left)) {
    return operator === '-' && left.name !== undefined
      ? subtracted(left.name, right)
      : useMissing(left);
  }
  const value =
    isMissing(right) && typeof left !== 'string' ? undefined : ofOthers(operator, left, right);
  if (value !== undefined) return value;
  if (isMissing(right)) return useMissing(right);
  return fail(
    'type',
    `unsupported operand type(s) for ${operator}: '${typeName(left)}' and '${typeName(right)}'`,
  );
};

/** Whether a comparison holds. */
export const holds = (comparison: Comparison, left: Value, right: Value): boolean => {
  switch (comparison) {
    case '==':
      return equal(left, right);
    case '!=':
      return !equal(left, right);
    case 'in':
      return contains(right, left);
    case 'notin':
      return !contains(right, left);
    case '<':
      return order(left, right, '<') < 0;
    case '<=':
      return order(left, right, '<=') <= 0;
    case '>':
      return order(left, right, '>') > 0;
    case '>=':
      return order(left, right, '>=') >= 0;
  }
};

/** A number with a sign before it. */
export const signed = (sign: '+' | '-', value: Value): Value => {
  if (isMissing(value)) return useMissing(value);
  const number = numberOf(value);
  if (number === undefined)
    return fail('type', `bad operand type for unary ${sign}: '${typeName(value)}'`);
  return sign === '-' ? -number : number;
};
