import { Char, isBreak, isBreakOrEnd } from './characters.ts';
import { fail } from './node.ts';
import { codeAt, isDocumentMarker, type ScanState, skipBreak, type Token } from './scan-state.ts';

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '\\': '\\',
  '/': '/',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

const skipBlanks = (state: ScanState): void => {
  while (codeAt(state) === Char.space || codeAt(state) === Char.tab) state.at += 1;
};

/** Empty lines and the indentation of the next; quoted text may go on at any column. */
const emptyLines = (state: ScanState, start: number): string => {
  let breaks = '';
  for (;;) {
    if (isDocumentMarker(state)) fail('yaml-unclosed', start, start + 1, 'quote');
    skipBlanks(state);
    if (!isBreak(codeAt(state))) return breaks;
    breaks += skipBreak(state);
  }
};

const codePoint = (state: ScanState, digits: number): string => {
  const hex = state.text.slice(state.at + 1, state.at + 1 + digits);
  const code = /^[0-9A-Fa-f]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : -1;
  if (code < 0 || code > 0x10ffff) {
    return fail('yaml-escape', state.at - 1, state.at + 1, `\\${state.text[state.at] ?? ''}`);
  }
  state.at += 1 + digits;
  return String.fromCodePoint(code);
};

const escaped = (state: ScanState, start: number): string => {
  state.at += 1;
  const name = state.text[state.at] ?? '';
  const plain = escapes[name];
  if (plain !== undefined) {
    state.at += 1;
    return plain;
  }
  const digits = hexDigits[name];
  if (digits !== undefined) return codePoint(state, digits);
  if (isBreak(codeAt(state))) {
    skipBreak(state);
    return emptyLines(state, start);
  }
  return fail('yaml-escape', state.at - 1, state.at + 1, `\\${name}`);
};

const special = /['"\\\0 \t\r\n\x85\u2028\u2029]/g;

const upToSpecial = (state: ScanState): string => {
  special.lastIndex = state.at;
  const end = special.exec(state.text)?.index ?? state.text.length;
  const text = state.text.slice(state.at, end);
  state.at = end;
  return text;
};

/** One piece of a word that is no ordinary character; undefined where the word ends. */
const specialPiece = (state: ScanState, quote: number, start: number): string | undefined => {
  const code = codeAt(state);
  if (code === Char.single && quote === Char.single && codeAt(state, 1) === Char.single) {
    state.at += 2;
    return "'";
  }
  if (code === Char.backslash && quote === Char.double) return escaped(state, start);
  const isOther = code === Char.single || code === Char.double || code === Char.backslash;
  if (!isOther || code === quote) return undefined;
  state.at += 1;
  return String.fromCharCode(code);
};

const word = (state: ScanState, quote: number, start: number): string => {
  let text = upToSpecial(state);
  for (;;) {
    const piece = specialPiece(state, quote, start);
    if (piece === undefined) return text;
    text += piece + upToSpecial(state);
  }
};

const whiteSpace = (state: ScanState, start: number): string => {
  const from = state.at;
  skipBlanks(state);
  const code = codeAt(state);
  if (code === 0) fail('yaml-unclosed', start, start + 1, 'quote');
  if (!isBreakOrEnd(code)) return state.text.slice(from, state.at);
  const first = skipBreak(state);
  const more = emptyLines(state, start);
  return first === '\n' ? more || ' ' : first + more;
};

/** A scalar in single or double quotes. */
export const scanQuoted = (state: ScanState): Token => {
  const start = state.at;
  const quote = codeAt(state);
  state.at += 1;
  let text = word(state, quote, start);
  while (codeAt(state) !== quote) text += whiteSpace(state, start) + word(state, quote, start);
  state.at += 1;
  const style = quote === Char.double ? 'double' : 'single';
  return { type: 'scalar', start, end: state.at, text, style };
};
