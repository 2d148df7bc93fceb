import { Char, isBlank } from './characters.ts';
import type { ScalarStyle } from './node.ts';

export type TokenType =
  | 'stream-end'
  | 'directive'
  | 'document-start'
  | 'document-end'
  | 'block-list-start'
  | 'block-map-start'
  | 'block-end'
  | 'flow-list-start'
  | 'flow-map-start'
  | 'flow-list-end'
  | 'flow-map-end'
  | 'flow-entry'
  | 'block-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar';

export interface Token {
  readonly type: TokenType;
  readonly start: number;
  readonly end: number;
  /** The scalar's text, the name of an anchor, alias or directive, the suffix of a tag. */
  readonly text: string;
  readonly style?: ScalarStyle;
  /** Of a tag, `!`, `!!` or `!name!`; undefined in `!<whole>`. Of a %TAG, its handle. */
  readonly handle?: string | undefined;
}

/** Something that turns out to be a key as soon as a colon follows on its line. */
interface SimpleKey {
  readonly token: number;
  readonly required: boolean;
  readonly at: number;
  readonly line: number;
  readonly column: number;
}

/** The scanner's place in the text, and what it must remember to tell keys from values. */
export interface ScanState {
  readonly text: string;
  at: number;
  line: number;
  lineStart: number;
  flowLevel: number;
  indent: number;
  readonly indents: number[];
  simpleKeyAllowed: boolean;
  /** By flow level. */
  readonly simpleKeys: (SimpleKey | undefined)[];
  readonly queue: Token[];
  head: number;
  taken: number;
  done: boolean;
}

export const scanStateOf = (text: string): ScanState => ({
  text,
  at: 0,
  line: 0,
  lineStart: 0,
  flowLevel: 0,
  indent: -1,
  indents: [],
  simpleKeyAllowed: true,
  simpleKeys: [],
  queue: [],
  head: 0,
  taken: 0,
  done: false,
});

/** The character so many places ahead; 0 beyond the end. */
export const codeAt = (state: ScanState, ahead = 0): number =>
  state.text.charCodeAt(state.at + ahead) || 0;

export const columnOf = (state: ScanState): number => state.at - state.lineStart;

/** Steps over one line break and gives what it stands for: a newline, LS, PS, or '' where there is none. */
export const skipBreak = (state: ScanState): string => {
  const code = codeAt(state);
  const isPlain = code === 0x0a || code === 0x0d || code === 0x85;
  if (!isPlain && code !== 0x2028 && code !== 0x2029) return '';
  state.at += code === 0x0d && codeAt(state, 1) === 0x0a ? 2 : 1;
  state.line += 1;
  state.lineStart = state.at;
  return isPlain ? '\n' : String.fromCharCode(code);
};

export const skipSpaces = (state: ScanState): void => {
  const { text } = state;
  let { at } = state;
  while (text.charCodeAt(at) === Char.space) at += 1;
  state.at = at;
};

const lineEnd = /[\0\r\n\x85\u2028\u2029]/g;

/** Steps to the end of the line and gives what was stepped over. */
export const skipLine = (state: ScanState): string => {
  const from = state.at;
  lineEnd.lastIndex = from;
  state.at = lineEnd.exec(state.text)?.index ?? state.text.length;
  return state.text.slice(from, state.at);
};

/** Whether `---` or `...` stands here, alone as a word. */
export const isDocumentMarker = (state: ScanState): boolean => {
  const code = codeAt(state);
  return (
    (code === Char.dash || code === Char.dot) &&
    codeAt(state, 1) === code &&
    codeAt(state, 2) === code &&
    isBlank(codeAt(state, 3))
  );
};
