/**
 * A value as Python's json module reads and writes it: `bigint` is its int, `number` its float,
 * an object is a Map because its order counts.
 */
export type PythonValue =
  | null
  | boolean
  | bigint
  | number
  | string
  | readonly PythonValue[]
  | PythonDict;

export type PythonDict = ReadonlyMap<string, PythonValue>;

/** An object with these keys in this order. Not for keys a user chose: `{'2': …}` would move. */
export const dict = (entries: Readonly<Record<string, PythonValue>>): PythonDict =>
  new Map(Object.entries(entries));

/** A whole number or null as Python has them. */
export const integer = (value: number | null): bigint | null =>
  value === null ? null : BigInt(value);

/** The text that `json.dumps` gives with its defaults: `, ` and `: `, ASCII only, NaN let through. */
export const pythonJson = (value: PythonValue): string => {
  if (typeof value === 'string') return pythonJsonString(value);
  if (typeof value === 'number') return pythonFloat(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (!isDict(value)) return `[${value.map(pythonJson).join(', ')}]`;
  const members = Array.from(value, ([key, of]) => `${pythonJsonString(key)}: ${pythonJson(of)}`);
  return `{${members.join(', ')}}`;
};

export const isDict = (value: PythonValue): value is PythonDict => value instanceof Map;

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
};

const pythonJsonString = (text: string): string =>
  // One UTF-16 unit at a time: Python writes what lies beyond the BMP as surrogate pairs.
  `"${text.replace(/[^ !#-[\]-~]/g, (unit) => shortEscapes[unit] ?? unicodeEscape(unit))}"`;

const unicodeEscape = (unit: string): string =>
  `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Python's repr() of a float: shortest digits, exponent below 1e-4 and from 1e16 on. */
export const pythonFloat = (value: number): string => {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [mantissa = '0', exponentText = '0'] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const exponent = Number(exponentText);
  return (
    sign +
    (exponent < -4 || exponent >= 16 ? scientific(digits, exponent) : plain(digits, exponent))
  );
};

const scientific = (digits: string, exponent: number): string => {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${digits.slice(0, 1)}${fraction}e${exponent < 0 ? '-' : '+'}${size}`;
};

const plain = (digits: string, exponent: number): string => {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${whole}.${digits.slice(exponent + 1) || '0'}`;
};
