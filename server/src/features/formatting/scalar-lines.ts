import type { Token } from '../../documents/yaml/scan-state.ts';
import { columnInside, type Levels } from './level.ts';
import type { EditCollector } from './text-edits.ts';

/** Calls back for each line of a token but its first. */
const eachFurtherLine = (
  text: string,
  { start, end }: Token,
  tell: (lineStart: number, contentStart: number, lineEnd: number) => void,
): void => {
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    const next = text.indexOf('\n', at + 1);
    const limit = Math.min(next < 0 ? text.length : next, end);
    const lineEnd = text.charCodeAt(limit - 1) === 0x0d && limit > at + 1 ? limit - 1 : limit;
    let content = at + 1;
    while (content < lineEnd && /[ \t]/.test(text[content] ?? '')) content += 1;
    tell(at + 1, content, lineEnd);
  }
};

/** Lines that a plain or quoted text goes on over: what they begin with means nothing. */
export const tidyFlowLines = (
  text: string,
  token: Token,
  column: number,
  into: EditCollector,
): void => {
  eachFurtherLine(text, token, (lineStart, content, lineEnd) => {
    into.replace(lineStart, content, content === lineEnd ? '' : ' '.repeat(column));
  });
};

const spacesAt = (text: string, from: number, end: number): number => {
  let at = from;
  while (at < end && text.charCodeAt(at) === 0x20) at += 1;
  return at - from;
};

/** The indentation that a text block without a digit has: its first full line's, or a deeper empty one's. */
const foundIndent = (text: string, token: Token, atLeast: number): number => {
  let indent = atLeast;
  let isFound = false;
  eachFurtherLine(text, token, (lineStart, _, lineEnd) => {
    if (isFound) return;
    const spaces = spacesAt(text, lineStart, lineEnd);
    indent = Math.max(indent, spaces);
    isFound = lineStart + spaces < lineEnd;
  });
  return indent;
};

const digitOf = (text: string, { start }: Token): number | undefined => {
  const digit = /^[|>][-+]?([1-9])/.exec(text.slice(start, start + 3))?.[1];
  return digit === undefined ? undefined : Number(digit);
};

/** Whether the empty lines behind a text block are part of it. */
export const keepsEmptyLines = (text: string, { start, style }: Token): boolean =>
  (style === 'literal' || style === 'folded') &&
  /^[|>](?:\+|[1-9]\+)/.test(text.slice(start, start + 3));

/** Lines of a text block: all are moved by as much, so that the text stays as it is. */
export const tidyBlockLines = (
  text: string,
  token: Token,
  levels: Levels,
  into: EditCollector,
): void => {
  const level = levels.at(-1) ?? { from: -1, to: -1 };
  const digit = digitOf(text, token);
  const from = digit === undefined ? foundIndent(text, token, level.from + 1) : level.from + digit;
  const to = digit === undefined ? columnInside(levels) : level.to + digit;
  eachFurtherLine(text, token, (lineStart, _, lineEnd) => {
    const spaces = spacesAt(text, lineStart, lineEnd);
    const isEmpty = lineStart + spaces === lineEnd && spaces <= from;
    into.replace(lineStart, lineStart + Math.min(spaces, from), isEmpty ? '' : ' '.repeat(to));
  });
};
