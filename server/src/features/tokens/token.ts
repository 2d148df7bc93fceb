/** What a token can be, in the order of the legend; all are among LSP's own, so that every theme knows them. */
export const tokenTypes = [
  'property',
  'variable',
  'comment',
  'string',
  'number',
  'keyword',
  'namespace',
] as const;

/** What can be said of a token besides, in the order of the legend. */
export const tokenModifiers = ['declaration', 'deprecated'] as const;

export type TokenType = (typeof tokenTypes)[number];

/** A stretch of one line. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly type: TokenType;
  readonly modifier?: (typeof tokenModifiers)[number];
}
