import { expectationOf } from '../regions.ts';
import { lineAt, type Position, type SourceText } from '../source-text.ts';
import { startOfRun, type Word } from './context.ts';

/** A place in the headers of a MIME document or of one of its parts. */
export interface MimeContext {
  /** The header whose value this is, in lower case; undefined where a header's name stands. */
  readonly header: string | undefined;
  /** A value comes before it, and a semicolon: `charset="utf-8"` and the like. */
  readonly isParameter: boolean;
  /** The headers of the whole document, not of a part. */
  readonly isOuter: boolean;
  /** A colon follows already. */
  readonly hasColon: boolean;
  readonly word: Word;
  /** The other headers of the same part, in lower case. */
  readonly beside: readonly string[];
}

const mimeStart = /^\s*(?:content-[\w-]+|mime-version):/i;
const headerLine = /^(?:[\w-]+:|[ \t]+\S)/;

const isMimeLike = ({ text, languageId, uri }: SourceText): boolean =>
  mimeStart.test(text.slice(0, 200)) && expectationOf(languageId, uri) !== 'nothing';

const mostHeaders = 40;

/** A part of YAML may begin with `---`. */
const isBoundary = (line: string): boolean => line.startsWith('--') && !/^---(?:\s|$)/.test(line);

/** The line above the headers that a line is among: a boundary, or -1 for the start; undefined if it is in a body. */
const startOfHeaders = (source: SourceText, line: number): number | undefined => {
  for (let at = line - 1; at >= Math.max(0, line - mostHeaders); at -= 1) {
    const text = lineAt(source, at);
    if (isBoundary(text)) return at;
    if (!headerLine.test(text)) return undefined;
  }
  return line <= mostHeaders ? -1 : undefined;
};

const nameOf = (line: string): string | undefined => /^([\w-]+):/.exec(line)?.[1]?.toLowerCase();

const headersBeside = (source: SourceText, above: number, line: number): readonly string[] => {
  const names: string[] = [];
  for (let at = above + 1; at <= line + mostHeaders; at += 1) {
    const text = lineAt(source, at);
    const name = at === line ? undefined : nameOf(text);
    if (name !== undefined) names.push(name);
    if (at > line && !headerLine.test(text)) break;
  }
  return names;
};

const valueWord = (text: string, character: number, from: number): Word => {
  const start = Math.max(from, startOfRun(text, character, /[^\s;]/));
  const end = character + (/^[^\s;]*/.exec(text.slice(character))?.[0].length ?? 0);
  return { start, end, text: text.slice(start, end) };
};

/** Where in the headers of a MIME document a position is; undefined if the text is none, or within a part. */
export const mimeAt = (
  source: SourceText,
  { line, character }: Position,
): MimeContext | undefined => {
  if (!isMimeLike(source)) return undefined;
  const above = startOfHeaders(source, line);
  const text = lineAt(source, line);
  if (above === undefined || isBoundary(text)) return undefined;
  const isOuter = above < 0;
  const beside = headersBeside(source, above, line);
  const [whole, name] = /^([\w-]+):/.exec(text) ?? [];
  if (whole !== undefined && name !== undefined && character >= whole.length) {
    const word = valueWord(text, character, whole.length);
    const isParameter = text.slice(whole.length, word.start).includes(';');
    return { header: name.toLowerCase(), isParameter, isOuter, hasColon: true, word, beside };
  }
  if (!/^[\w-]*(?::|$)/.test(text)) return undefined;
  const end = name?.length ?? text.length;
  const word = { start: 0, end, text: text.slice(0, end) };
  const hasColon = name !== undefined;
  return { header: undefined, isParameter: false, isOuter, hasColon, word, beside };
};
