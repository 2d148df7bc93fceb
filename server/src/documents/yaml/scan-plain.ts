import { Char, isBlank, isBreak, isFlowIndicator } from './characters.ts';
import {
  codeAt,
  columnOf,
  isDocumentMarker,
  type ScanState,
  skipBreak,
  skipSpaces,
  type Token,
} from './scan-state.ts';

// Plain classes of characters, because anything cleverer fails on very long lines.
const blockWord = /[^\0 \t\r\n\x85\u2028\u2029:]*/y;
const flowWord = /[^\0 \t\r\n\x85\u2028\u2029:,?[\]{}]*/y;

const isInnerColon = (state: ScanState, at: number): boolean => {
  if (state.text.charCodeAt(at) !== Char.colon) return false;
  const next = state.text.charCodeAt(at + 1) || 0;
  return !isBlank(next) && !(state.flowLevel > 0 && isFlowIndicator(next));
};

/** Where the word ends: a colon is part of it unless white space follows, or in brackets a bracket. */
const endOfWord = (state: ScanState, from: number): number => {
  const word = state.flowLevel > 0 ? flowWord : blockWord;
  let at = from;
  for (;;) {
    word.lastIndex = at;
    word.test(state.text);
    at = word.lastIndex;
    if (!isInnerColon(state, at)) return at;
    at += 1;
  }
};

/** The end of all words on the line with nothing but spaces between them. */
const endOfWords = (state: ScanState): number => {
  const { text } = state;
  let end = endOfWord(state, state.at);
  while (end > state.at) {
    let next = end;
    while (text.charCodeAt(next) === Char.space) next += 1;
    if (next === end || text.charCodeAt(next) === Char.hash) return end;
    const nextEnd = endOfWord(state, next);
    if (nextEnd === next) return end;
    end = nextEnd;
  }
  return end;
};

/** Line breaks after a word; undefined if a document marker ends the scalar. */
const foldedBreaks = (state: ScanState): string | undefined => {
  const first = skipBreak(state);
  state.simpleKeyAllowed = true;
  if (isDocumentMarker(state)) return undefined;
  let more = '';
  for (;;) {
    skipSpaces(state);
    if (!isBreak(codeAt(state))) break;
    more += skipBreak(state);
    if (isDocumentMarker(state)) return undefined;
  }
  if (first !== '\n') return first + more;
  return more || ' ';
};

/** What stands for the white space after a word; '' or undefined ends the scalar. */
const spacesAfterWord = (state: ScanState): string | undefined => {
  const from = state.at;
  skipSpaces(state);
  if (isBreak(codeAt(state))) return foldedBreaks(state);
  return state.text.slice(from, state.at);
};

/** A scalar without quotes; it may go on over lines that are indented deep enough. */
export const scanPlain = (state: ScanState): Token => {
  const start = state.at;
  const deepEnough = state.indent + 1;
  let text = '';
  let spaces = '';
  let end = start;
  while (codeAt(state) !== Char.hash) {
    const wordEnd = endOfWords(state);
    if (wordEnd === state.at) break;
    state.simpleKeyAllowed = false;
    text += spaces + state.text.slice(state.at, wordEnd);
    state.at = wordEnd;
    end = wordEnd;
    const after = spacesAfterWord(state);
    if (!after || (state.flowLevel === 0 && columnOf(state) < deepEnough)) break;
    spaces = after;
  }
  return { type: 'scalar', start, end, text, style: 'plain' };
};
