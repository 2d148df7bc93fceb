import type { PythonValue } from './json.ts';

/** The value, or the exception that `json.loads` raises. */
export type JsonReading =
  | { readonly value: PythonValue; readonly error: undefined }
  | { readonly value: undefined; readonly error: JsonError };

interface JsonError {
  /** `JSONDecodeError`, `ValueError` or `RecursionError`. */
  readonly name: string;
  readonly message: string;
}

// Python gives up below its recursion limit of 1000, of which Nova's own calls use some.
const deepest = 980;
const longestInteger = 4300;

interface Reader {
  readonly text: string;
  at: number;
  depth: number;
}

class Refused extends Error {
  override readonly name: string;
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/**
 * What Python's `json.loads` makes of a text: NaN, Infinity, integers of any size and lone
 * surrogates are values, a repeated key keeps its first place and its last value.
 */
export const jsonReading = (text: string): JsonReading => {
  const reader: Reader = { text, at: 0, depth: 0 };
  try {
    if (text.startsWith('\ufeff')) fail(reader, 'Unexpected UTF-8 BOM (decode using utf-8-sig)');
    skipBlanks(reader);
    const value = readValue(reader);
    skipBlanks(reader);
    if (reader.at < text.length) fail(reader, 'Extra data');
    return { value, error: undefined };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return { value: undefined, error: { name: refused.name, message: refused.message } };
  }
};

const fail = ({ text, at }: Reader, why: string): never => {
  const before = text.slice(0, at).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  throw new Refused(
    'JSONDecodeError',
    `${why}: line ${before.length} column ${column} (char ${at})`,
  );
};

const skipBlanks = (reader: Reader): void => {
  while (' \t\n\r'.includes(reader.text[reader.at] ?? 'x')) reader.at++;
};

const words: Readonly<Record<string, PythonValue>> = {
  null: null,
  true: true,
  false: false,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

const readValue = (reader: Reader): PythonValue => {
  const first = reader.text[reader.at];
  if (first === '"') return readString(reader);
  if (first === '{') return nested(reader, readObject);
  if (first === '[') return nested(reader, readArray);
  for (const [word, value] of Object.entries(words)) {
    if (reader.text.startsWith(word, reader.at)) {
      reader.at += word.length;
      return value;
    }
  }
  return readNumber(reader);
};

const nested = (reader: Reader, read: (reader: Reader) => PythonValue): PythonValue => {
  if (++reader.depth > deepest) {
    throw new Refused('RecursionError', 'maximum recursion depth exceeded while decoding');
  }
  reader.at++;
  skipBlanks(reader);
  const value = read(reader);
  reader.depth--;
  return value;
};

const number = /(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?/y;

const readNumber = (reader: Reader): PythonValue => {
  number.lastIndex = reader.at;
  const match = number.exec(reader.text);
  if (match === null) return fail(reader, 'Expecting value');
  reader.at += match[0].length;
  const [all, whole = '', fraction, exponent] = match;
  if (fraction !== undefined || exponent !== undefined) return Number(all);
  const digits = whole.replace('-', '').length;
  if (digits <= longestInteger) return BigInt(whole);
  throw new Refused(
    'ValueError',
    `Exceeds the limit (${longestInteger} digits) for integer string conversion: ` +
      `value has ${digits} digits; use sys.set_int_max_str_digits() to increase the limit`,
  );
};

const readArray = (reader: Reader): PythonValue => {
  const items: PythonValue[] = [];
  if (taken(reader, ']')) return items;
  for (;;) {
    items.push(readValue(reader));
    skipBlanks(reader);
    if (taken(reader, ']')) return items;
    if (!taken(reader, ',')) fail(reader, "Expecting ',' delimiter");
    skipBlanks(reader);
  }
};

const readObject = (reader: Reader): PythonValue => {
  const members = new Map<string, PythonValue>();
  if (taken(reader, '}')) return members;
  for (;;) {
    if (reader.text[reader.at] !== '"') {
      fail(reader, 'Expecting property name enclosed in double quotes');
    }
    const key = readString(reader);
    skipBlanks(reader);
    if (!taken(reader, ':')) fail(reader, "Expecting ':' delimiter");
    skipBlanks(reader);
    members.set(key, readValue(reader));
    skipBlanks(reader);
    if (taken(reader, '}')) return members;
    if (!taken(reader, ',')) fail(reader, "Expecting ',' delimiter");
    skipBlanks(reader);
  }
};

const taken = (reader: Reader, char: string): boolean => {
  if (reader.text[reader.at] !== char) return false;
  reader.at++;
  return true;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON strings may not hold them bare
const plainRun = /[^"\\\x00-\x1f]*/y;
const shortEscapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const readString = (reader: Reader): string => {
  const begin = reader.at++;
  let result = '';
  for (;;) {
    plainRun.lastIndex = reader.at;
    const run = plainRun.exec(reader.text)?.[0] ?? '';
    result += run;
    reader.at += run.length;
    if (taken(reader, '"')) return result;
    if (reader.at >= reader.text.length) {
      fail({ ...reader, at: begin }, 'Unterminated string starting at');
    }
    if (!taken(reader, '\\')) fail(reader, 'Invalid control character at');
    result += readEscape(reader, begin);
  }
};

const readEscape = (reader: Reader, begin: number): string => {
  const char = reader.text[reader.at];
  if (char === undefined) return fail({ ...reader, at: begin }, 'Unterminated string starting at');
  if (char === 'u') {
    const hex = reader.text.slice(reader.at + 1, reader.at + 5);
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) fail(reader, 'Invalid \\uXXXX escape');
    reader.at += 5;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }
  reader.at++;
  return shortEscapes[char] ?? fail({ ...reader, at: reader.at - 1 }, 'Invalid \\escape');
};
