/** Where the reading of a text stands. */
export interface Cursor {
  readonly text: string;
  at: number;
  /** Of the line in which `at` is; one past the text's length once the text is read, so that the column is then -1. */
  lineStart: number;
  lineEnd: number;
  depth: number;
  /** The keys of maps that have one which looks like a whole number: objects put those first. */
  readonly keys: WeakMap<object, string[]>;
}

/** Thrown, and caught where the reading began, as soon as a text has something that is not everyday YAML. */
export const unusual = new Error('This text needs the full parser.');

const [tab, space, hash, dash, colon] = [9, 32, 35, 45, 58];

export const columnOf = ({ at, lineStart }: Cursor): number => at - lineStart;

export const lineEndFrom = (text: string, start: number): number => {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
};

export const firstNonSpace = (text: string, start: number): number => {
  let at = start;
  while (text.charCodeAt(at) === space) at += 1;
  return at;
};

/** A text up to `end` without the spaces there; other blanks are part of it, as YAML has it. */
export const withoutSpacesBehind = (text: string, start: number, end: number): string => {
  let last = end;
  while (last > start && text.charCodeAt(last - 1) === space) last -= 1;
  return text.slice(start, last);
};

/** Goes to the first character of the next line that is neither blank nor comment, or to the end of the text. */
export const nextLine = (cursor: Cursor): void => {
  const { text } = cursor;
  for (let start = cursor.lineEnd + 1; start < text.length; start = cursor.lineEnd + 1) {
    cursor.lineStart = start;
    cursor.lineEnd = lineEndFrom(text, start);
    cursor.at = firstNonSpace(text, start);
    const char = text.charCodeAt(cursor.at);
    if (cursor.at === cursor.lineEnd || char === hash) continue;
    if (
      char === tab ||
      (cursor.at === start && /^(?:---|\.\.\.)/.test(text.slice(start, start + 3)))
    )
      throw unusual;
    return;
  }
  cursor.at = text.length;
  cursor.lineStart = text.length + 1;
};

export const skipSpaces = (cursor: Cursor): void => {
  cursor.at = firstNonSpace(cursor.text, cursor.at);
};

/** Whether nothing but a comment follows on the line. */
export const isLineDone = ({ text, at, lineEnd }: Cursor): boolean =>
  at >= lineEnd || (text.charCodeAt(at) === hash && text.charCodeAt(at - 1) === space);

const isBlankAt = ({ text, lineEnd }: Cursor, at: number): boolean =>
  at >= lineEnd || text.charCodeAt(at) === space;

/** Whether a list's item begins here. */
export const isItem = (cursor: Cursor): boolean =>
  cursor.text.charCodeAt(cursor.at) === dash && isBlankAt(cursor, cursor.at + 1);

/** Whether the colon between a key and its value stands at an offset of the line. */
export const isKeyColon = (cursor: Cursor, at: number): boolean =>
  cursor.text.charCodeAt(at) === colon && isBlankAt(cursor, at + 1);
