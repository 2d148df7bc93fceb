import { repeated } from './arguments.ts';
import { fail } from './failure.ts';
import { repr, textOf } from './show.ts';
import {
  isDict,
  isMissing,
  isTuple,
  numberOf,
  orElse,
  typeName,
  useMissing,
  type Value,
} from './value.ts';

interface Specification {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | undefined;
  readonly type: string;
  readonly alternate: boolean;
}

const padded = (text: string, { fill, align, width }: Specification): string => {
  const room = Math.max(0, width - [...text].length);
  if (align === '<') return text + repeated(fill, room);
  if (align === '^') {
    const left = Math.floor(room / 2);
    return repeated(fill, left) + text + repeated(fill, room - left);
  }
  if (align !== '=') return repeated(fill, room) + text;
  const sign = /^[-+ ]?/.exec(text)?.[0] ?? '';
  return sign + repeated(fill, room) + text.slice(sign.length);
};

const generalText = (value: number, precision: number, alternate: boolean): string => {
  const digits = precision === 0 ? 1 : precision;
  const exponent = value === 0 ? 0 : Number(value.toExponential(digits - 1).split('e')[1]);
  const isScientific = exponent < -4 || exponent >= digits;
  const text = isScientific
    ? value.toExponential(digits - 1)
    : value.toFixed(Math.max(0, digits - 1 - exponent));
  const trimmed = alternate || !text.includes('.') ? text : text.replace(/\.?0+(?=e|$)/, '');
  return withLongExponent(trimmed);
};

const withLongExponent = (text: string): string => text.replace(/e([+-])(\d)$/, 'e$10$2');

const mostPrecision = 100;

const textByType = (value: number, type: string, precision: number, alternate: boolean): string => {
  switch (type) {
    case 'e':
      return withLongExponent(value.toExponential(precision));
    case 'f':
      return value.toFixed(precision);
    case 'g':
      return generalText(value, precision, alternate);
    case '%':
      return `${(value * 100).toFixed(precision)}%`;
    default:
      return fail('runtime', `Unknown format code '${type}'`);
  }
};

const fractionText = (value: number, { type, precision = 6, alternate }: Specification): string => {
  if (precision > mostPrecision) fail('unsupported', 'So many digits cannot be written here.');
  if (!Number.isFinite(value)) return repr(value);
  const text = textByType(value, type.toLowerCase(), precision, alternate);
  return type === type.toLowerCase() ? text : text.toUpperCase();
};

const bases: Readonly<Record<string, readonly [base: number, prefix: string]>> = {
  b: [2, '0b'],
  o: [8, '0o'],
  x: [16, '0x'],
  X: [16, '0X'],
};

const wholeText = (value: bigint, { type, alternate }: Specification): string => {
  if (type === 'c') return String.fromCodePoint(Number(value));
  const [base, prefix] = bases[type] ?? [10, ''];
  const digits = (value < 0n ? -value : value).toString(base);
  const shown = type === 'X' ? digits.toUpperCase() : digits;
  return `${value < 0n ? '-' : ''}${alternate ? prefix : ''}${shown}`;
};

const grouped = (text: string, mark: string): string =>
  mark === '' ? text : text.replace(/\d+/, (digits) => digits.replace(/\B(?=(?:\d{3})+$)/g, mark));

const signedText = (text: string, sign: string): string =>
  text.startsWith('-') || sign === '-' || sign === '' ? text : `${sign}${text}`;

const wholeTypes = new Set(['', 'd', 'n', 'b', 'o', 'x', 'X', 'c']);

const numberText = (value: bigint | number, specification: Specification): string => {
  const { type, precision, sign, grouping } = specification;
  const isWhole = typeof value === 'bigint' && wholeTypes.has(type);
  const general = type === '' || type === 'n';
  if (typeof value === 'number' && general && precision === undefined) {
    return signedText(grouped(repr(value), grouping), sign);
  }
  if (typeof value === 'number' && wholeTypes.has(type) && !general) {
    fail('runtime', `Unknown format code '${type}' for object of type 'float'`);
  }
  const text = isWhole
    ? wholeText(value, specification)
    : fractionText(Number(value), general ? { ...specification, type: 'g' } : specification);
  return signedText(grouped(text, grouping), sign);
};

const specificationForm =
  /^(?:([\s\S])?([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/u;

const specificationOf = (text: string, isNumber: boolean): Specification => {
  const match = specificationForm.exec(text);
  if (match === null) return fail('runtime', 'Invalid format specifier');
  const [
    ,
    fill,
    align,
    sign = '',
    alternate,
    zero,
    width = '0',
    grouping = '',
    precision,
    type = '',
  ] = match;
  return {
    fill: fill ?? (zero === undefined ? ' ' : '0'),
    align: align ?? (isNumber ? (zero === undefined ? '>' : '=') : '<'),
    sign,
    width: Number(width),
    grouping,
    precision: precision === undefined ? undefined : Number(precision),
    type,
    alternate: alternate !== undefined,
  };
};

/** A value as Python's format() writes it. */
export const formatted = (value: Value, specification: string): string => {
  if (specification === '') return textOf(value);
  if (isMissing(value)) return useMissing(value);
  const number = typeof value === 'boolean' ? undefined : numberOf(value);
  const found = specificationOf(specification, number !== undefined);
  if (number !== undefined) return padded(numberText(number, found), found);
  if (typeof value !== 'string') {
    return fail('type', `unsupported format string passed to ${typeName(value)}.__format__`);
  }
  if (found.type !== '' && found.type !== 's') {
    return fail('runtime', `Unknown format code '${found.type}' for object of type 'str'`);
  }
  const cut = found.precision === undefined ? value : [...value].slice(0, found.precision).join('');
  return padded(cut, found);
};

const conversion = /%(?:\(([^)]*)\))?([-#0 +]*)(\*|\d+)?(?:\.(\d+))?[hlL]?([diouxXeEfFgGcrsa%])?/g;

interface Conversion {
  readonly flags: string;
  readonly width: string | undefined;
  readonly precision: string | undefined;
  readonly type: string;
}

const convertedNumber = (value: Value, { type }: Conversion): bigint | number => {
  const number = numberOf(value);
  if (number === undefined) {
    return fail('type', `%${type} format: a real number is required, not ${typeName(value)}`);
  }
  return 'diuoxXc'.includes(type) ? BigInt(Math.trunc(Number(number))) : Number(number);
};

const isTextual = ({ type }: Conversion, value: Value): boolean =>
  'rsa'.includes(type) || (type === 'c' && typeof value === 'string');

const specificationFor = (found: Conversion, isText: boolean): Specification => {
  const { flags, width = '0', precision, type } = found;
  const isLeft = flags.includes('-');
  const isZero = flags.includes('0') && !isLeft && !isText;
  return {
    fill: isZero ? '0' : ' ',
    align: isLeft ? '<' : isZero ? '=' : '>',
    sign: /[+]/.exec(flags)?.[0] ?? (flags.includes(' ') ? ' ' : ''),
    width: Number(width),
    grouping: '',
    precision: precision === undefined ? undefined : Number(precision),
    type: 'diu'.includes(type) ? 'd' : type,
    alternate: flags.includes('#'),
  };
};

const converted = (value: Value, found: Conversion): string => {
  const isText = isTextual(found, value);
  const specification = specificationFor(found, isText);
  if (!isText)
    return padded(numberText(convertedNumber(value, found), specification), specification);
  const text = found.type === 's' || found.type === 'c' ? textOf(value) : repr(value);
  return padded(text.slice(0, specification.precision ?? text.length), specification);
};

/** A text with Python's % formats filled in. */
export const printfText = (template: string, given: Value): string => {
  const values = isTuple(given) ? [...given.items] : [given];
  let used = 0;
  const next = (): Value => {
    const value = values[used];
    used += 1;
    return value === undefined ? fail('type', 'not enough arguments for format string') : value;
  };
  const keyed = (key: string): Value => {
    used = values.length;
    if (!isDict(given)) return fail('type', 'format requires a mapping');
    return orElse(given.entries.get(`s${key}`)?.[1], () => fail('runtime', `KeyError: '${key}'`));
  };
  const text = template.replace(
    conversion,
    (_, key: string | undefined, flags: string, width: string | undefined, precision, type) => {
      if (type === '%') return '%';
      if (type === undefined) return fail('runtime', 'unsupported or incomplete format');
      const size = width === '*' ? textOf(next()) : width;
      const value = key === undefined ? next() : keyed(key);
      return converted(value, { flags, width: size, precision, type });
    },
  );
  // Python only counts what is no list or map.
  const isCounted = isTuple(given) || typeof given !== 'object' || given === null;
  if (used < values.length && isCounted) {
    fail('type', 'not all arguments converted during string formatting');
  }
  return text;
};
