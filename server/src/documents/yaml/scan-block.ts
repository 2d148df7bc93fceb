import { Char, isBreak, isBreakOrEnd, isDigit } from './characters.ts';
import { fail } from './node.ts';
import {
  codeAt,
  columnOf,
  type ScanState,
  skipBreak,
  skipLine,
  skipSpaces,
  type Token,
} from './scan-state.ts';

interface Header {
  readonly chomping: 'clip' | 'keep' | 'strip';
  readonly indentation: number | undefined;
}

const chompingAt = (state: ScanState): Header['chomping'] | undefined => {
  const code = codeAt(state);
  if (code !== Char.plus && code !== Char.dash) return undefined;
  state.at += 1;
  return code === Char.plus ? 'keep' : 'strip';
};

const indentationAt = (state: ScanState): number | undefined => {
  const code = codeAt(state);
  if (!isDigit(code)) return undefined;
  if (code === Char.zero) fail('yaml-block-header', state.at, state.at + 1, '0');
  state.at += 1;
  return code - Char.zero;
};

const headerOf = (state: ScanState): Header => {
  const before = chompingAt(state);
  const indentation = indentationAt(state);
  const chomping = before ?? (indentation === undefined ? undefined : chompingAt(state));
  const after = codeAt(state);
  if (after !== Char.space && !isBreakOrEnd(after)) {
    fail('yaml-block-header', state.at, state.at + 1, String.fromCharCode(after));
  }
  return { chomping: chomping ?? 'clip', indentation };
};

/** Rest of a line that may only hold a comment. */
export const skipCommentLine = (
  state: ScanState,
  code: 'yaml-block-header' | 'yaml-directive',
): void => {
  skipSpaces(state);
  if (codeAt(state) === Char.hash) skipLine(state);
  if (!isBreakOrEnd(codeAt(state))) {
    fail(code, state.at, state.at + 1, String.fromCharCode(codeAt(state)));
  }
  skipBreak(state);
};

/** Steps to the first line with content; the deepest line seen on the way sets the indentation. */
const firstContent = (state: ScanState, atLeast: number): { breaks: string; indent: number } => {
  let breaks = '';
  let indent = atLeast;
  for (;;) {
    skipSpaces(state);
    indent = Math.max(indent, columnOf(state));
    if (!isBreak(codeAt(state))) return { breaks, indent };
    breaks += skipBreak(state);
  }
};

const skipIndent = (state: ScanState, indent: number): void => {
  const { text } = state;
  const most = state.lineStart + indent;
  let { at } = state;
  while (at < most && text.charCodeAt(at) === Char.space) at += 1;
  state.at = at;
};

const emptyLines = (state: ScanState, indent: number): string => {
  let breaks = '';
  for (;;) {
    skipIndent(state, indent);
    if (!isBreak(codeAt(state))) return breaks;
    breaks += skipBreak(state);
  }
};

const isSpaced = (state: ScanState): boolean =>
  codeAt(state) === Char.space || codeAt(state) === Char.tab;

/** Where the content starts: its column, and the empty lines before it. */
const beginning = (state: ScanState, header: Header): { breaks: string; indent: number } => {
  const atLeast = Math.max(state.indent + 1, 1);
  if (header.indentation === undefined) return firstContent(state, atLeast);
  const indent = atLeast + header.indentation - 1;
  return { breaks: emptyLines(state, indent), indent };
};

const hasLine = (state: ScanState, indent: number): boolean =>
  columnOf(state) === indent && codeAt(state) !== 0;

/** What joins two lines: their break as it is, or folded to a space. */
const joint = (folds: boolean, lineBreak: string, breaks: string): string => {
  if (!folds || lineBreak !== '\n') return lineBreak;
  return breaks === '' ? ' ' : '';
};

/** Text after `|` or `>`. The token ends where its last line with content does. */
export const scanBlock = (state: ScanState): Token => {
  const start = state.at;
  const style = codeAt(state) === Char.greater ? 'folded' : 'literal';
  state.at += 1;
  const header = headerOf(state);
  let end = state.at;
  skipCommentLine(state, 'yaml-block-header');
  const { breaks: before, indent } = beginning(state, header);
  const chunks: string[] = [];
  let breaks = before;
  let lineBreak = '';
  while (hasLine(state, indent)) {
    const folds = style === 'folded' && !isSpaced(state);
    chunks.push(breaks, skipLine(state));
    end = state.at;
    lineBreak = skipBreak(state);
    breaks = emptyLines(state, indent);
    if (!hasLine(state, indent)) break;
    chunks.push(joint(folds && !isSpaced(state), lineBreak, breaks));
  }
  if (header.chomping !== 'strip') chunks.push(lineBreak);
  if (header.chomping === 'keep') chunks.push(breaks);
  return { type: 'scalar', start, end, text: chunks.join(''), style };
};
