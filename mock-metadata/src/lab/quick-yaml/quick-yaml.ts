import {
  type Cursor,
  columnOf,
  isItem,
  isKeyColon,
  isLineDone,
  nextLine,
  skipSpaces,
  unusual,
  withoutSpacesBehind,
} from './cursor.ts';
import { flowAt } from './flow.ts';
import { literalAt } from './literal.ts';
import { addEntry, enter } from './map.ts';
import { isQuote, plainKey, plainScalar, quotedAt } from './scalar.ts';

/** The content of a text of everyday YAML. */
export interface QuickReading {
  readonly value: object;
  /** The keys of one of the value's maps in the order of the text, which an object loses for `1` and its like. */
  readonly keysOf: (map: object) => readonly string[];
}

/**
 * Reads a text that keeps to block maps and lists, scalars and bracketed collections of one line, and literal
 * blocks: many times faster than a parser that knows all of YAML, keeps the place of everything and explains
 * mistakes. undefined where anything else is in the text, mistakes included: such a parser then has to look.
 */
export const quickYaml = (text: string): QuickReading | undefined => {
  if (text.includes('\r')) return undefined;
  const keys = new WeakMap<object, string[]>();
  const lineEnd = text.startsWith('---\n') ? 3 : -1;
  const cursor: Cursor = { text, at: 0, lineStart: 0, lineEnd, depth: 0, keys };
  try {
    nextLine(cursor);
    const value = mapAt(cursor, columnOf(cursor));
    if (columnOf(cursor) >= 0) return undefined;
    return { value, keysOf: (map) => keys.get(map) ?? Object.keys(map) };
  } catch (error) {
    if (error === unusual) return undefined;
    throw error;
  }
};

/** The offset of the colon behind a plain key that begins at `at`; undefined where none does. */
const colonAfterPlain = ({ text, at, lineEnd }: Cursor): number | undefined => {
  // Looking further than the line would take for ever in a long list without colons.
  const line = text.slice(at, lineEnd);
  const found = line.endsWith(':') ? line.length - 1 : -1;
  const inside = line.indexOf(': ');
  const colon = inside < 0 ? found : inside;
  return colon < 0 || line.slice(0, colon).includes(' #') ? undefined : at + colon;
};

const keyAt = (cursor: Cursor): string => {
  if (isQuote(cursor.text[cursor.at])) {
    const key = quotedAt(cursor);
    skipSpaces(cursor);
    if (!isKeyColon(cursor, cursor.at)) throw unusual;
    cursor.at += 1;
    return key;
  }
  const colon = colonAfterPlain(cursor);
  if (colon === undefined) throw unusual;
  const key = plainKey(withoutSpacesBehind(cursor.text, cursor.at, colon));
  cursor.at = colon + 1;
  return key;
};

const isKeyHere = (cursor: Cursor): boolean => {
  if (!isQuote(cursor.text[cursor.at])) return colonAfterPlain(cursor) !== undefined;
  const ahead = { ...cursor };
  quotedAt(ahead);
  skipSpaces(ahead);
  return isKeyColon(ahead, ahead.at);
};

const plainAt = (cursor: Cursor): ReturnType<typeof plainScalar> => {
  if (colonAfterPlain(cursor) !== undefined) throw unusual;
  const line = cursor.text.slice(cursor.at, cursor.lineEnd);
  if (line.includes('\t')) throw unusual;
  const comment = line.indexOf(' #');
  cursor.at = cursor.lineEnd;
  return plainScalar(withoutSpacesBehind(line, 0, comment < 0 ? line.length : comment));
};

const scalarOrFlow = (cursor: Cursor): unknown => {
  const char = cursor.text[cursor.at];
  if (isQuote(char)) return quotedAt(cursor);
  return char === '[' || char === '{' ? flowAt(cursor) : plainAt(cursor);
};

/** A value on the line of its key or dash, which stand at or right of a column. */
const valueOnLine = (cursor: Cursor, column: number): unknown => {
  const isLiteral = cursor.text[cursor.at] === '|';
  const value = isLiteral ? literalAt(cursor, column) : scalarOrFlow(cursor);
  if (!isLiteral) {
    skipSpaces(cursor);
    if (!isLineDone(cursor)) throw unusual;
  }
  nextLine(cursor);
  // The value goes on.
  if (columnOf(cursor) > column) throw unusual;
  return value;
};

const valueOfKey = (cursor: Cursor, column: number): unknown => {
  skipSpaces(cursor);
  if (!isLineDone(cursor)) return valueOnLine(cursor, column);
  nextLine(cursor);
  const below = columnOf(cursor);
  if (below > column) return blockAt(cursor);
  return below === column && isItem(cursor) ? listAt(cursor, column) : null;
};

const mapAt = (cursor: Cursor, column: number): object => {
  const map = {};
  do addEntry(cursor, map, keyAt(cursor), valueOfKey(cursor, column));
  while (columnOf(cursor) === column);
  if (columnOf(cursor) > column) throw unusual;
  return map;
};

const itemAt = (cursor: Cursor, column: number): unknown => {
  cursor.at += 1;
  skipSpaces(cursor);
  if (!isLineDone(cursor)) {
    return isItem(cursor) || isKeyHere(cursor) ? blockAt(cursor) : valueOnLine(cursor, column);
  }
  nextLine(cursor);
  return columnOf(cursor) > column ? blockAt(cursor) : null;
};

const listAt = (cursor: Cursor, column: number): readonly unknown[] => {
  const list: unknown[] = [];
  do list.push(itemAt(cursor, column));
  while (columnOf(cursor) === column && isItem(cursor));
  if (columnOf(cursor) > column) throw unusual;
  return list;
};

const blockAt = (cursor: Cursor): unknown =>
  enter(cursor, () => {
    const column = columnOf(cursor);
    return isItem(cursor) ? listAt(cursor, column) : mapAt(cursor, column);
  });
