import type { ScalarNode, ScalarType } from './node.ts';

type Value = Pick<ScalarNode, 'type' | 'value'>;

const flags: Readonly<Record<string, boolean>> = {
  yes: true,
  no: false,
  true: true,
  false: false,
  on: true,
  off: false,
};

// Each word in lower case, Capitalised or UPPER CASE.
const flagWord = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
const nullWord = /^(?:~|null|Null|NULL|)$/;
const integerText =
  /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const numberText =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const dateText =
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;

// Only these can start anything that is not plain text; most scalars stop here.
const mayBeTyped = /^[-+.~0-9yYnNtTfFoO=<]/;

const sixties = (digits: string): number | undefined => {
  const parts = digits.split(':').map((part) => (part === '' ? Number.NaN : Number(part)));
  const value = parts.reduce((sum, part) => sum * 60 + part, 0);
  return Number.isNaN(value) ? undefined : value;
};

const exact = (digits: bigint): number | bigint =>
  digits >= BigInt(Number.MIN_SAFE_INTEGER) && digits <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(digits)
    : digits;

/** Python's int() raises over more decimal digits (3.11 and later). */
const mostDigits = 4300;

/** Undefined where PyYAML itself stumbles, as over `0b_`. */
const unsigned = (digits: string): number | bigint | undefined => {
  if (digits.includes(':') && !digits.startsWith('0')) return sixties(digits);
  const isPrefixed = /^0[box]/.test(digits);
  const isOctal = !isPrefixed && digits.length > 1 && digits.startsWith('0');
  const literal = isOctal ? `0o${digits.slice(1)}` : digits;
  if (literal.trim() === '') return undefined;
  const isDecimal = !isPrefixed && !isOctal;
  if (isDecimal && literal.length > mostDigits) return undefined;
  try {
    // Of a longer one no more matters than that it is large.
    return exact(BigInt(literal.slice(0, mostDigits)));
  } catch {
    return undefined;
  }
};

/** What PyYAML makes of the digits of an integer; undefined if it cannot. */
const integerOf = (text: string): number | bigint | undefined => {
  const digits = text.replaceAll('_', '');
  const value = unsigned(digits.replace(/^[-+]/, ''));
  return value !== undefined && digits.startsWith('-') ? -value : value;
};

const timesSign = (sign: number, value: number | undefined): number | undefined =>
  value === undefined ? undefined : sign * value;

/** What PyYAML makes of the digits of a number; undefined if it cannot. */
const numberOf = (text: string): number | undefined => {
  const digits = text.replaceAll('_', '').toLowerCase();
  const sign = digits.startsWith('-') ? -1 : 1;
  const rest = digits.replace(/^[-+]/, '');
  if (rest === '.inf' || rest === 'inf' || rest === 'infinity') return sign * Infinity;
  if (rest === '.nan' || rest === 'nan') return Number.NaN;
  if (rest.includes(':')) return timesSign(sign, sixties(rest));
  // Other than Python, JavaScript takes 0x1f for one.
  const value = /^0[box]|^\s*$/.test(rest) ? Number.NaN : Number(rest);
  return Number.isNaN(value) ? undefined : sign * value;
};

/** What the words of a flag mean; undefined for any other text. */
const flagOf = (text: string): boolean | undefined => flags[text.toLowerCase()];

/** The type of a plain scalar, as YAML 1.1 and PyYAML have it. `special` is `<<` or `=`. */
export const typeOfPlain = (text: string): ScalarType | 'merge' | 'value' => {
  if (text === '') return 'null';
  if (!mayBeTyped.test(text)) return 'text';
  if (flagWord.test(text)) return 'flag';
  if (numberText.test(text)) return 'number';
  if (integerText.test(text)) return 'integer';
  if (nullWord.test(text)) return 'null';
  if (dateText.test(text)) return 'date';
  if (text === '<<') return 'merge';
  return text === '=' ? 'value' : 'text';
};

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** What PyYAML takes for a date where a tag says that it is one. */
const taggedDate =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.\d*)?(?:[ \t]*(?:Z|[-+](\d\d?)(?::\d\d)?))?)?\n?$/;

/** Whether the numbers of a date are those of a real one: PyYAML raises otherwise. */
const isRealDate = (text: string): boolean => {
  const numbers = taggedDate
    .exec(text)
    ?.slice(1)
    .map((digits = '0') => Number(digits));
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, zone = 0] = numbers ?? [];
  return (
    zone < 24 &&
    year > 0 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    hour < 24 &&
    minute < 60 &&
    second < 60
  );
};

/** The value of a text of a known type; undefined where PyYAML raises. */
export const typedValue = (type: ScalarType, text: string): Value | undefined => {
  switch (type) {
    case 'null':
      return { type, value: null };
    case 'flag': {
      const value = flagOf(text);
      return value === undefined ? undefined : { type, value };
    }
    case 'integer': {
      const value = integerOf(text);
      return value === undefined ? undefined : { type, value };
    }
    case 'number': {
      const value = numberOf(text);
      return value === undefined ? undefined : { type, value };
    }
    case 'date':
      return isRealDate(text) ? { type, value: text } : undefined;
    case 'text':
    case 'binary':
      return { type, value: text };
  }
};
