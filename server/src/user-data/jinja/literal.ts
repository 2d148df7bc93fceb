import { fail } from './failure.ts';
import type { Token } from './lex.ts';

const plainEscapes: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const escapes = /\\(?:([0-7]{1,3})|x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([\s\S]))/gi;

const character = (code: number, at: number): string =>
  code <= 0x10ffff ? String.fromCodePoint(code) : fail('syntax', 'illegal Unicode character', at);

const otherEscape = (name: string, at: number): string => {
  if ('xuU'.includes(name)) return fail('syntax', `truncated \\${name} escape`, at);
  if (name === 'N') return fail('unsupported', 'Characters by name (\\N) cannot be read here.', at);
  return plainEscapes[name] ?? `\\${name}`;
};

/** The content of a string with quotes and Python's escapes. */
export const stringContent = ({ text, start }: Token): string =>
  text
    .slice(1, -1)
    .replace(
      escapes,
      (_, octal: string, two: string, four: string, eight: string, name: string) => {
        if (octal !== undefined) return character(Number.parseInt(octal, 8), start);
        const hex = two ?? four ?? eight;
        return hex === undefined
          ? otherEscape(name, start)
          : character(Number.parseInt(hex, 16), start);
      },
    );

/** The value of an integer or float as a template writes it. */
export const numberContent = ({ type, text }: Token): bigint | number => {
  const digits = text.replaceAll('_', '').toLowerCase();
  return type === 'float' ? Number(digits) : BigInt(digits);
};
