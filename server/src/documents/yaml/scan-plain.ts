import { Char, isBreak } from './characters.ts';
import {
  codeAt,
  columnOf,
  isDocumentMarker,
  type ScanState,
  skipBreak,
  skipSpaces,
  type Token,
} from './scan-state.ts';

// Words of one line at a time: a colon ends one if white space follows, in brackets more characters do.
const blockWords =
  /(?:[^\0 \t\r\n\x85\u2028\u2029:]|:(?![\0 \t\r\n\x85\u2028\u2029]|$))+(?: +(?!#)(?:[^\0 \t\r\n\x85\u2028\u2029:]|:(?![\0 \t\r\n\x85\u2028\u2029]|$))+)*/y;
const flowWords =
  /(?:[^\0 \t\r\n\x85\u2028\u2029:,?[\]{}]|:(?![\0 \t\r\n\x85\u2028\u2029,[\]{}]|$))+(?: +(?!#)(?:[^\0 \t\r\n\x85\u2028\u2029:,?[\]{}]|:(?![\0 \t\r\n\x85\u2028\u2029,[\]{}]|$))+)*/y;

const endOfWords = (state: ScanState): number => {
  const words = state.flowLevel > 0 ? flowWords : blockWords;
  words.lastIndex = state.at;
  return words.test(state.text) ? words.lastIndex : state.at;
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
