import { endOfLine, endOfQuoted } from './quotes.ts';

/** A piece of a shell script; offsets count in its text. */
export interface Token {
  readonly kind: 'word' | 'operator' | 'newline';
  /** As it is written, quotes and all. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A script cut into its pieces. */
export interface Tokens {
  readonly tokens: readonly Token[];
  /** Where a quote, `$(`, `${` or a backtick begins that nothing closes; all behind it belongs to it. */
  readonly unclosed: number | undefined;
}

const blanks = /(?:[ \t\r]|\\\r?\n)*/y;
const operator = /&>>?|\d*(?:<<<|<<-?|<&|<>|>>|>&|>\||[<>](?!\())|&&|\|\||;;|\|&|[;&|()]/y;
const wordCharacters = /[^\s"'`$\\;&|()<>]+/y;

const matchAt = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
};

/** `<(…)` and `>(…)`, which bash knows as words. */
const isProcess = (text: string, at: number): boolean => /^[<>]\($/.test(text.slice(at, at + 2));

const endOfProcess = (text: string, at: number): number | undefined => {
  const close = text.indexOf(')', at);
  return close < 0 ? undefined : close + 1;
};

/** Behind the word that begins here, or the place in it where something is never closed. */
const endOfWord = (text: string, start: number): { end: number } | { unclosed: number } => {
  let at = start;
  while (at < text.length) {
    const plain = matchAt(wordCharacters, text, at);
    at += plain.length;
    if (at >= text.length || (isEndOfWord(text, at) && at > start)) break;
    const end = isProcess(text, at) ? endOfProcess(text, at) : endOfQuoted(text, at);
    if (end === undefined) return { unclosed: at };
    at = Math.max(end, at + 1);
  }
  return { end: at };
};

const isEndOfWord = (text: string, at: number): boolean => /[\s;&|()<>]/.test(text[at] ?? '\n');

/** The bare name that ends a here-document. */
const delimiterOf = (word: string): string => word.replaceAll(/["'\\]/g, '');

/** Behind the bodies of here-documents that begin at this line. */
const endOfDocuments = (text: string, from: number, delimiters: readonly string[]): number => {
  let at = from;
  for (const delimiter of delimiters) {
    let line: string;
    do {
      const newline = text.indexOf('\n', at);
      const end = newline < 0 ? text.length : newline;
      line = text.slice(at, end).trim();
      at = Math.min(end + 1, text.length);
    } while (line !== delimiter && at < text.length);
  }
  return at;
};

interface Reader {
  readonly text: string;
  readonly tokens: Token[];
  /** What ends the here-documents that begin behind this line. */
  delimiters: string[];
  at: number;
}

const push = (reader: Reader, kind: Token['kind'], end: number): void => {
  const { text, tokens, at } = reader;
  tokens.push({ kind, text: text.slice(at, end), start: at, end });
  reader.at = end;
};

const takeLineEnd = (reader: Reader): void => {
  push(reader, 'newline', reader.at + 1);
  reader.at = endOfDocuments(reader.text, reader.at, reader.delimiters);
  reader.delimiters = [];
};

/** Takes a word; the place where something is never closed instead. */
const takeWord = (reader: Reader): number | undefined => {
  const { text, tokens, at } = reader;
  const ended = endOfWord(text, at);
  if ('unclosed' in ended) return ended.unclosed;
  if (/^\d*<<-?$/.test(tokens.at(-1)?.text ?? ''))
    reader.delimiters.push(delimiterOf(text.slice(at, ended.end)));
  push(reader, 'word', ended.end);
  return undefined;
};

/** Takes what comes next; the place where something is never closed, if so. */
const takeNext = (reader: Reader): number | undefined => {
  const { text, at } = reader;
  const operatorEnd = at + matchAt(operator, text, at).length;
  if (text[at] === '#') reader.at = endOfLine(text, at);
  else if (text[at] === '\n') takeLineEnd(reader);
  else if (operatorEnd > at) push(reader, 'operator', operatorEnd);
  else return takeWord(reader);
  return undefined;
};

/** Cuts a shell script into words and operators; comments and here-documents are left out. */
export const tokensOf = (text: string): Tokens => {
  const reader: Reader = { text, tokens: [], delimiters: [], at: 0 };
  for (;;) {
    reader.at += matchAt(blanks, text, reader.at).length;
    if (reader.at >= text.length) return { tokens: reader.tokens, unclosed: undefined };
    const unclosed = takeNext(reader);
    if (unclosed !== undefined) return { tokens: reader.tokens, unclosed };
  }
};
