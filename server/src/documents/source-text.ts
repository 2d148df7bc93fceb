import { lastAtMost } from './last-at-most.ts';

/** Line and character count from 0; characters are UTF-16 units, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** What an editor sends: a range to replace, or the whole text. */
export interface TextChange {
  readonly range?: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

/** One version of an open document. */
export interface SourceText {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
  /** The offset of each line; the first is 0. */
  readonly lineStarts: readonly number[];
}

const newline = 0x0a;
const carriageReturn = 0x0d;

/** The same for a text whose lines all end in `\n`, as most do. */
const plainLinesWithin = (text: string, offset: number): number[] => {
  const starts: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(offset + at + 1);
  }
  return starts;
};

/** Offsets of the lines that begin inside of a text, each moved by `offset`. */
const linesWithin = (text: string, offset: number): number[] => {
  if (!text.includes('\r')) return plainLinesWithin(text, offset);
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isPair = code === carriageReturn && text.charCodeAt(at + 1) === newline;
    if (!isPair && (code === newline || code === carriageReturn)) starts.push(offset + at + 1);
  }
  return starts;
};

export const sourceText = (
  uri: string,
  languageId: string,
  version: number,
  text: string,
): SourceText => ({ uri, languageId, version, text, lineStarts: [0, ...linesWithin(text, 0)] });

const endOfLine = (source: SourceText, line: number): number => {
  const next = source.lineStarts[line + 1] ?? source.text.length + 1;
  const end = next - 1;
  return source.text.charCodeAt(end) === newline &&
    source.text.charCodeAt(end - 1) === carriageReturn
    ? end - 1
    : end;
};

/** One line without its end; '' beyond the last. */
export const lineAt = (source: SourceText, line: number): string => {
  const start = source.lineStarts[line];
  return start === undefined
    ? ''
    : source.text.slice(start, Math.max(start, endOfLine(source, line)));
};

/** The offset of a position; one beyond the end of its line or of the text is moved back. */
export const offsetAt = (source: SourceText, { line, character }: Position): number => {
  const start = source.lineStarts[line];
  if (start === undefined) return line < 0 ? 0 : source.text.length;
  return Math.max(start, Math.min(start + character, endOfLine(source, line)));
};

/** The line an offset is in. */
export const lineOf = ({ lineStarts }: SourceText, offset: number): number =>
  lineWithin(lineStarts, offset);

/** The line of an offset, of the offsets where lines begin. */
export const lineWithin = (starts: readonly number[], offset: number): number =>
  Math.max(
    0,
    lastAtMost(starts.length, (line) => starts[line], offset),
  );

export const positionAt = (source: SourceText, offset: number): Position => {
  const line = lineOf(source, offset);
  return { line, character: Math.max(0, offset - (source.lineStarts[line] ?? 0)) };
};

const withRange = (source: SourceText, start: number, end: number, text: string): SourceText => {
  // A line end may be made or broken at either side, so the neighbours are looked at again.
  const first = Math.max(0, lineOf(source, start) - 1);
  const last = Math.min(lineOf(source, end) + 1, source.lineStarts.length);
  const from = source.lineStarts[first] ?? 0;
  const grown = text.length - (end - start);
  const newText = source.text.slice(0, start) + text + source.text.slice(end);
  const to = (source.lineStarts[last] ?? source.text.length) + grown;
  const between = linesWithin(newText.slice(from, to), from).filter(
    (offset) => offset < to || last === source.lineStarts.length,
  );
  const before = source.lineStarts.slice(0, first + 1);
  const after = source.lineStarts.slice(last);
  return {
    ...source,
    text: newText,
    lineStarts: [...before, ...between, ...after.map((offset) => offset + grown)],
  };
};

/** The next version of a document; changes apply one after another. */
export const edited = (
  source: SourceText,
  changes: readonly TextChange[],
  version: number,
): SourceText => {
  let next = source;
  for (const { range, text } of changes) {
    next = range
      ? withRange(next, offsetAt(next, range.start), offsetAt(next, range.end), text)
      : sourceText(source.uri, source.languageId, version, text);
  }
  return { ...next, version };
};
