import { fail } from './failure.ts';
import type { Token, TokenType } from './lex.ts';

/** The place of a parser in its tokens. */
export interface TokenStream {
  readonly tokens: readonly Token[];
  at: number;
}

const last: Token = { type: 'end', text: '', start: 0, end: 0 };

/** The token so many places ahead; what cannot be read ends the parsing when it is reached. */
export const peek = ({ tokens, at }: TokenStream, ahead = 0): Token => {
  const token = tokens[at + ahead] ?? tokens.at(-1) ?? last;
  if (token.type === 'failure' && ahead === 0) fail('syntax', token.text, token.start);
  return token;
};

export const take = (stream: TokenStream): Token => {
  const token = peek(stream);
  if (token.type !== 'end') stream.at += 1;
  return token;
};

/** The end of the token taken last. */
export const endOfTaken = ({ tokens, at }: TokenStream): number => tokens[at - 1]?.end ?? 0;

const is = (token: Token, type: TokenType, text: string): boolean =>
  token.type === type && token.text === text;

export const nextIsWord = (stream: TokenStream, word: string, ahead = 0): boolean =>
  is(peek(stream, ahead), 'name', word);

export const nextIsMark = (stream: TokenStream, mark: string, ahead = 0): boolean =>
  is(peek(stream, ahead), 'operator', mark);

export const takeWordIf = (stream: TokenStream, word: string): boolean => {
  const found = nextIsWord(stream, word);
  if (found) stream.at += 1;
  return found;
};

export const takeMarkIf = (stream: TokenStream, mark: string): boolean => {
  const found = nextIsMark(stream, mark);
  if (found) stream.at += 1;
  return found;
};

const typeWords: Readonly<Partial<Record<TokenType, string>>> = {
  data: 'template text',
  'variable-end': 'end of print statement',
  'block-end': 'end of statement block',
  end: 'end of template',
};

/** A token for a sentence. */
export const describe = ({ type, text }: Token): string => typeWords[type] ?? text;

const expected = (stream: TokenStream, what: string): never => {
  const token = peek(stream);
  const message =
    token.type === 'end'
      ? `unexpected end of template, expected '${what}'`
      : `expected token '${what}', got '${describe(token)}'`;
  return fail('syntax', message, token.start);
};

export const takeMark = (stream: TokenStream, mark: string): Token =>
  nextIsMark(stream, mark) ? take(stream) : expected(stream, mark);

export const takeWord = (stream: TokenStream, word: string): Token =>
  nextIsWord(stream, word) ? take(stream) : expected(stream, word);

export const takeType = (stream: TokenStream, type: TokenType): Token =>
  peek(stream).type === type ? take(stream) : expected(stream, typeWords[type] ?? type);
