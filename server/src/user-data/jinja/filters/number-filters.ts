import { bound, countOf, stringOf } from '../arguments.ts';
import { fail } from '../failure.ts';
import type { Filter } from '../filter.ts';
import { isMissing, isTrue, numberOf, typeName, useMissing, type Value } from '../value.ts';

const numberIn = (value: Value): bigint | number => {
  if (isMissing(value)) return useMissing(value);
  return numberOf(value) ?? fail('type', `a number is required, not ${typeName(value)}`);
};

const absolute: Filter = (value) => {
  const number = numberIn(value);
  if (typeof number === 'number') return Math.abs(number);
  return number < 0n ? -number : number;
};

const digitsOf: Readonly<Record<number, RegExp>> = {
  2: /^[-+]?(?:0b)?[01](?:_?[01])*$/i,
  8: /^[-+]?(?:0o)?[0-7](?:_?[0-7])*$/i,
  10: /^[-+]?\d(?:_?\d)*$/,
  16: /^[-+]?(?:0x)?[\da-f](?:_?[\da-f])*$/i,
};

const prefixes: Readonly<Record<number, string>> = { 2: '0b', 8: '0o', 16: '0x' };

/** As Python's int(text, base); undefined where that raises. */
const wholeOf = (text: string, base: number): bigint | undefined => {
  const trimmed = text.trim();
  const pattern = digitsOf[base];
  if (pattern === undefined) return fail('unsupported', 'This base cannot be used here.');
  if (!pattern.test(trimmed)) return undefined;
  const digits = trimmed
    .replaceAll('_', '')
    .replace(/^[-+]/, '')
    .replace(/^0[box]/i, '');
  const value = BigInt((prefixes[base] ?? '') + digits);
  return trimmed.startsWith('-') ? -value : value;
};

const special = /^[-+]?(?:inf|infinity|nan)$/i;
const fraction = /^[-+]?(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[-+]?\d(?:_?\d)*)?$/i;

/** As Python's float(text); undefined where that raises. */
const fractionOf = (text: string): number | undefined => {
  const trimmed = text.trim();
  if (special.test(trimmed)) {
    if (/nan/i.test(trimmed)) return Number.NaN;
    return trimmed.startsWith('-') ? -Infinity : Infinity;
  }
  return fraction.test(trimmed) ? Number(trimmed.replaceAll('_', '')) : undefined;
};

const truncated = (value: number): bigint =>
  Number.isFinite(value)
    ? BigInt(Math.trunc(value))
    : fail('runtime', 'cannot convert float infinity to integer');

const asWhole: Filter = (value, given) => {
  const { default: otherwise = 0n, base } = bound('int', given, ['default', 'base']);
  if (isMissing(value)) return useMissing(value);
  if (typeof value === 'string') {
    const whole = wholeOf(value, countOf(base, 10));
    if (whole !== undefined) return whole;
    const number = fractionOf(value);
    return number === undefined || Number.isNaN(number) ? otherwise : truncated(number);
  }
  const number = numberOf(value);
  if (typeof number === 'number') return Number.isNaN(number) ? otherwise : truncated(number);
  return number ?? otherwise;
};

const asFraction: Filter = (value, given) => {
  const { default: otherwise = 0 } = bound('float', given, ['default']);
  if (isMissing(value)) return useMissing(value);
  if (typeof value === 'string') return fractionOf(value) ?? otherwise;
  const number = numberOf(value);
  return number === undefined ? otherwise : Number(number);
};

const halfToEven = (value: number): number => {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
};

/** Python rounds the exact value; toFixed does too, but for halves it goes up. */
const commonRounded = (value: number, precision: number): number => {
  if (!Number.isFinite(value)) return value;
  if (precision > 0) return Number(value.toFixed(Math.min(100, precision)));
  const unit = 10 ** -precision;
  return halfToEven(value / unit) * unit;
};

const rounded: Filter = (value, given) => {
  const { precision, method } = bound('round', given, ['precision', 'method']);
  const [places, how] = [countOf(precision, 0), stringOf(method, 'common')];
  if (!['common', 'ceil', 'floor'].includes(how)) {
    return fail('runtime', 'method must be common, ceil or floor');
  }
  const number = numberIn(value);
  if (how === 'common') {
    if (typeof number === 'number') return commonRounded(number, places);
    return places < 0 ? BigInt(commonRounded(Number(number), places)) : number;
  }
  const scaled = Number(number) * 10 ** places;
  return (how === 'ceil' ? Math.ceil(scaled) : Math.floor(scaled)) / 10 ** places;
};

const units = ['k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'] as const;

const fileSize: Filter = (value, given) => {
  const { binary } = bound('filesizeformat', given, ['binary']);
  const isBinary = binary !== undefined && isTrue(binary);
  const size = Number(
    typeof value === 'string'
      ? (fractionOf(value) ?? fail('runtime', 'no number'))
      : numberIn(value),
  );
  const base = isBinary ? 1024 : 1000;
  if (size === 1) return '1 Byte';
  if (size < base) return `${Math.trunc(size)} Bytes`;
  const at = units.findIndex((_, index) => size < base ** (index + 2));
  const place = at < 0 ? units.length - 1 : at;
  const prefix = isBinary ? `${(units[place] ?? '').toUpperCase()}iB` : `${units[place] ?? ''}B`;
  return `${((base * size) / base ** (place + 2)).toFixed(1)} ${prefix}`;
};

/** Filters of numbers, by name. */
export const numberFilters: Readonly<Record<string, Filter>> = {
  abs: absolute,
  filesizeformat: fileSize,
  float: asFraction,
  int: asWhole,
  round: rounded,
};
