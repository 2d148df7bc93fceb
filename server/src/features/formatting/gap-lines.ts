import type { EditCollector } from './text-edits.ts';

/** One line between two tokens; `end` is before its line break, `next` after it. */
interface GapLine {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

const linesBetween = (text: string, from: number, to: number): readonly GapLine[] => {
  const lines: GapLine[] = [];
  for (let start = from; start <= to; ) {
    const found = text.indexOf('\n', start);
    if (found < 0 || found >= to) {
      lines.push({ start, end: to, next: to });
      break;
    }
    const end = text.charCodeAt(found - 1) === 0x0d && found > start ? found - 1 : found;
    lines.push({ start, end, next: found + 1 });
    start = found + 1;
  }
  return lines;
};

/** What is known of a gap from the tokens at its sides. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** Nothing stands before it: its first line is a line of its own. */
  readonly isFirst: boolean;
  /** What follows: a token on the last line, another text, or nothing, where empty lines are left out. */
  readonly end: 'token' | 'text' | 'document';
  /** Empty lines right behind a `|+` are part of its text. */
  readonly keepsEmpty: boolean;
  /** The column for a comment that stands at one. */
  columnFor(column: number): number;
}

const blanks = /[ \t]*/y;
const headerLike = /^#(?:cloud-|include|part-handler|region|endregion)/i;
const tightComment = /^#[\p{L}\p{N}]/u;

const afterBlanks = (text: string, from: number, end: number): number => {
  blanks.lastIndex = from;
  blanks.test(text);
  return Math.min(blanks.lastIndex, end);
};

const endWithoutBlanks = (text: string, start: number, end: number): number => {
  let at = end;
  while (at > start && (text[at - 1] === ' ' || text[at - 1] === '\t')) at -= 1;
  return at;
};

const tidyComment = (
  text: string,
  { start, end }: GapLine,
  column: number,
  into: EditCollector,
): void => {
  const hash = afterBlanks(text, start, end);
  into.replace(start, hash, ' '.repeat(column));
  const comment = text.slice(hash, end);
  if (tightComment.test(comment) && !headerLike.test(comment)) {
    into.replace(hash + 1, hash + 1, ' ');
  }
  into.replace(endWithoutBlanks(text, hash, end), end, '');
};

const tidyRest = (text: string, line: GapLine, into: EditCollector): void => {
  if (afterBlanks(text, line.start, line.end) === line.end) into.replace(line.start, line.end, '');
  else tidyComment(text, line, 1, into);
};

const isEmpty = (text: string, { start, end }: GapLine): boolean =>
  afterBlanks(text, start, end) === end;

/** Lines of their own: comments find their column, and of several empty lines one is left. */
const tidyOwnLines = (
  text: string,
  lines: readonly GapLine[],
  gap: Gap,
  into: EditCollector,
): void => {
  const lastFull = lines.findLastIndex((line) => !isEmpty(text, line));
  let keeps = gap.keepsEmpty;
  let wasEmpty = false;
  for (const [index, line] of lines.entries()) {
    if (isEmpty(text, line)) {
      const isSpare = wasEmpty || (gap.end === 'document' && index > lastFull);
      if (isSpare && !keeps) into.replace(line.start, line.next, '');
      else into.replace(line.start, line.end, '');
      wasEmpty = true;
    } else {
      const column = afterBlanks(text, line.start, line.end) - line.start;
      tidyComment(text, line, gap.columnFor(column), into);
      wasEmpty = false;
      keeps = false;
    }
  }
};

/**
 * Tidies what is between two tokens on different lines: the rest of the first line, comments and empty lines. What
 * stands before the second token on its own line is left to the caller.
 */
export const tidyGap = (text: string, gap: Gap, into: EditCollector): void => {
  const lines = linesBetween(text, gap.from, gap.to);
  const [first] = lines;
  const own = lines.slice(gap.isFirst ? 0 : 1, gap.end === 'token' ? -1 : undefined);
  if (first && !gap.isFirst) tidyRest(text, first, into);
  tidyOwnLines(text, own, gap, into);
};
