import { type Cursor, unusual } from './cursor.ts';

// What begins anything but a plain scalar, or only sometimes does.
const indicators = new Set('-?:,[]{}#&*!|>\'"%@`=');

const isNull = (text: string): boolean => /^(?:~|null|Null|NULL)?$/.test(text);

/** A plain scalar's text, which may stand as a key too. */
const checkedPlain = (text: string): string => {
  const first = text[0] ?? '';
  if (indicators.has(first) && !/^[-:][^ ,[\]{}]/.test(text)) throw unusual;
  if (text.includes('\t')) throw unusual;
  return text;
};

/** The key that a plain scalar stands for: its text, also where it looks like a number. */
export const plainKey = (text: string): string => {
  const key = checkedPlain(text);
  if (isNull(key) || key === '<<') throw unusual;
  return key;
};

const words = new Map<string, boolean | null>([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

const everydayInteger = /^-?(?:0|[1-9]\d{0,14})$/;
const anyNumber =
  /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\d+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** What a plain scalar stands for in YAML 1.2's core schema. */
export const plainScalar = (text: string): string | number | boolean | null => {
  const word = words.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  // Digits, and + - . / which come right before them.
  if (first >= 43 && first <= 57) {
    if (everydayInteger.test(text)) return Number(text);
    if (anyNumber.test(text)) throw unusual;
  }
  return checkedPlain(text);
};

const closingQuote = (text: string, from: number, end: number): number => {
  for (let at = from; at < end; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '"') return at;
  }
  throw unusual;
};

const doubleQuoted = (cursor: Cursor): string => {
  const { text, at, lineEnd } = cursor;
  const end = closingQuote(text, at + 1, lineEnd);
  const inside = text.slice(at + 1, end);
  cursor.at = end + 1;
  if (!inside.includes('\\')) return inside;
  // JSON's escapes mean the same in YAML, which has more of them.
  try {
    return JSON.parse(`"${inside}"`);
  } catch {
    throw unusual;
  }
};

const singleQuoted = (cursor: Cursor): string => {
  const { text, at, lineEnd } = cursor;
  let end = text.indexOf("'", at + 1);
  while (end >= 0 && text[end + 1] === "'") end = text.indexOf("'", end + 2);
  if (end < 0 || end >= lineEnd) throw unusual;
  cursor.at = end + 1;
  return text.slice(at + 1, end).replaceAll("''", "'");
};

/** A quoted scalar of one line, `at` being at its first quote and behind its last one afterwards. */
export const quotedAt = (cursor: Cursor): string =>
  cursor.text[cursor.at] === '"' ? doubleQuoted(cursor) : singleQuoted(cursor);

export const isQuote = (char: string | undefined): boolean => char === '"' || char === "'";
