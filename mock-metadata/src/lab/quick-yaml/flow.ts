import { type Cursor, skipSpaces, unusual, withoutSpacesBehind } from './cursor.ts';
import { addEntry, enter } from './map.ts';
import { isQuote, plainKey, plainScalar, quotedAt } from './scalar.ts';

const plainEnd = /[,[\]{}]|: |:$| #/g;

/** A plain scalar inside brackets, up to whatever ends it there. */
const plainText = (cursor: Cursor): string => {
  const { text, at, lineEnd } = cursor;
  const line = text.slice(at, lineEnd);
  plainEnd.lastIndex = 0;
  const end = plainEnd.exec(line);
  if (!end || end[0] === ' #' || /:$/.test(line.slice(0, end.index))) throw unusual;
  cursor.at = at + end.index;
  return withoutSpacesBehind(line, 0, end.index);
};

const keyIn = (cursor: Cursor): string => {
  const { text } = cursor;
  const key = isQuote(text[cursor.at]) ? quotedAt(cursor) : plainKey(plainText(cursor));
  skipSpaces(cursor);
  if (text[cursor.at] !== ':' || text[cursor.at + 1] !== ' ') throw unusual;
  cursor.at += 1;
  skipSpaces(cursor);
  return key;
};

/** Goes past a comma to the next item; says whether there is one. */
const hasNext = (cursor: Cursor, closing: string): boolean => {
  skipSpaces(cursor);
  const char = cursor.text[cursor.at];
  cursor.at += 1;
  if (char === closing) return false;
  if (char !== ',') throw unusual;
  skipSpaces(cursor);
  return true;
};

/** Goes into brackets; says whether anything is in them. */
const isFilled = (cursor: Cursor, closing: string): boolean => {
  cursor.at += 1;
  skipSpaces(cursor);
  if (cursor.text[cursor.at] !== closing) return true;
  cursor.at += 1;
  return false;
};

const flowMap = (cursor: Cursor): object => {
  const map = {};
  if (!isFilled(cursor, '}')) return map;
  do addEntry(cursor, map, keyIn(cursor), valueIn(cursor));
  while (hasNext(cursor, '}'));
  return map;
};

const flowList = (cursor: Cursor): readonly unknown[] => {
  const list: unknown[] = [];
  if (!isFilled(cursor, ']')) return list;
  do list.push(valueIn(cursor));
  while (hasNext(cursor, ']'));
  return list;
};

const valueIn = (cursor: Cursor): unknown => {
  const char = cursor.text[cursor.at];
  if (char === '[' || char === '{') return flowAt(cursor);
  if (isQuote(char)) return quotedAt(cursor);
  const text = plainText(cursor);
  if (text === '') throw unusual;
  return plainScalar(text);
};

/** A list or map in brackets on one line, `at` being at the opening one and behind the closing one afterwards. */
export const flowAt = (cursor: Cursor): unknown =>
  enter(cursor, () => (cursor.text[cursor.at] === '[' ? flowList(cursor) : flowMap(cursor)));
