import { Char, isBlank } from './characters.ts';
import { fail } from './node.ts';
import { scanBlock } from './scan-block.ts';
import { scanAnchor, scanDirective, scanTag } from './scan-names.ts';
import { scanPlain } from './scan-plain.ts';
import { scanQuoted } from './scan-quoted.ts';
import {
  codeAt,
  columnOf,
  isDocumentMarker,
  type ScanState,
  skipBreak,
  skipLine,
  skipSpaces,
  type Token,
  type TokenType,
} from './scan-state.ts';

/** PyYAML gives up on deeper documents by running out of stack; we do it on purpose. */
export const maxDepth = 450;

const longestKey = 1024;

const push = (state: ScanState, token: Token): void => {
  state.queue.push(token);
};

const mark = (type: TokenType, start: number, end: number = start): Token => ({
  type,
  start,
  end,
  text: '',
});

const dropKey = (state: ScanState, level: number): void => {
  const key = state.simpleKeys[level];
  if (key === undefined) return;
  if (key.required) fail('yaml-missing-colon', key.at, endOfLineFrom(state, key.at));
  state.simpleKeys[level] = undefined;
};

const endOfLineFrom = (state: ScanState, at: number): number => {
  const end = state.text.slice(at).search(/\s*[\r\n]|$/);
  return end <= 0 ? at + 1 : at + end;
};

/** Keys must end on their line, and within 1024 characters. */
const dropStaleKeys = (state: ScanState): void => {
  for (let level = 0; level <= state.flowLevel; level += 1) {
    const key = state.simpleKeys[level];
    if (key && (key.line !== state.line || state.at - key.at > longestKey)) dropKey(state, level);
  }
};

const saveKey = (state: ScanState): void => {
  if (!state.simpleKeyAllowed) return;
  dropKey(state, state.flowLevel);
  const column = columnOf(state);
  state.simpleKeys[state.flowLevel] = {
    token: state.taken + state.queue.length - state.head,
    required: state.flowLevel === 0 && state.indent === column,
    at: state.at,
    line: state.line,
    column,
  };
};

const nearestKey = (state: ScanState): number | undefined => {
  for (let level = 0; level <= state.flowLevel; level += 1) {
    const key = state.simpleKeys[level];
    if (key) return key.token;
  }
  return undefined;
};

const unwind = (state: ScanState, column: number): void => {
  if (state.flowLevel > 0) return;
  while (state.indent > column) {
    state.indent = state.indents.pop() ?? -1;
    push(state, mark('block-end', state.at));
  }
};

const indented = (state: ScanState, column: number): boolean => {
  if (state.indent >= column) return false;
  state.indents.push(state.indent);
  if (state.indents.length > maxDepth) fail('yaml-too-deep', state.at);
  state.indent = column;
  return true;
};

const single = (state: ScanState, type: TokenType): void => {
  push(state, mark(type, state.at, state.at + 1));
  state.at += 1;
};

const fetchEnd = (state: ScanState): void => {
  unwind(state, -1);
  dropKey(state, state.flowLevel);
  state.simpleKeyAllowed = false;
  state.simpleKeys.length = 0;
  push(state, mark('stream-end', state.at));
  state.done = true;
};

const fetchDocumentMarker = (state: ScanState): void => {
  unwind(state, -1);
  dropKey(state, state.flowLevel);
  state.simpleKeyAllowed = false;
  const type = codeAt(state) === Char.dash ? 'document-start' : 'document-end';
  push(state, mark(type, state.at, state.at + 3));
  state.at += 3;
};

const fetchDirective = (state: ScanState): void => {
  unwind(state, -1);
  dropKey(state, state.flowLevel);
  state.simpleKeyAllowed = false;
  push(state, scanDirective(state));
};

const fetchFlowStart = (state: ScanState, type: TokenType): void => {
  saveKey(state);
  state.flowLevel += 1;
  if (state.flowLevel > maxDepth) fail('yaml-too-deep', state.at);
  state.simpleKeys[state.flowLevel] = undefined;
  state.simpleKeyAllowed = true;
  single(state, type);
};

const fetchFlowEnd = (state: ScanState, type: TokenType): void => {
  dropKey(state, state.flowLevel);
  // A stray bracket in block context: the parser says what is wrong with it.
  state.flowLevel = Math.max(state.flowLevel - 1, 0);
  state.simpleKeyAllowed = false;
  single(state, type);
};

const fetchFlowEntry = (state: ScanState): void => {
  state.simpleKeyAllowed = true;
  dropKey(state, state.flowLevel);
  single(state, 'flow-entry');
};

const fetchBlockEntry = (state: ScanState): void => {
  if (state.flowLevel === 0) {
    if (!state.simpleKeyAllowed) fail('yaml-list', state.at);
    if (indented(state, columnOf(state))) push(state, mark('block-list-start', state.at));
  }
  state.simpleKeyAllowed = true;
  dropKey(state, state.flowLevel);
  single(state, 'block-entry');
};

const fetchExplicitKey = (state: ScanState): void => {
  if (state.flowLevel === 0) {
    if (!state.simpleKeyAllowed) fail('yaml-key', state.at);
    if (indented(state, columnOf(state))) push(state, mark('block-map-start', state.at));
  }
  state.simpleKeyAllowed = state.flowLevel === 0;
  dropKey(state, state.flowLevel);
  single(state, 'key');
};

const fetchValueOfSimpleKey = (state: ScanState): boolean => {
  const key = state.simpleKeys[state.flowLevel];
  if (key === undefined) return false;
  state.simpleKeys[state.flowLevel] = undefined;
  const place = state.head + key.token - state.taken;
  state.queue.splice(place, 0, mark('key', key.at));
  if (state.flowLevel === 0 && indented(state, key.column)) {
    state.queue.splice(place, 0, mark('block-map-start', key.at));
  }
  state.simpleKeyAllowed = false;
  return true;
};

const fetchValue = (state: ScanState): void => {
  if (!fetchValueOfSimpleKey(state)) {
    if (state.flowLevel === 0) {
      if (!state.simpleKeyAllowed) fail('yaml-colon', state.at);
      if (indented(state, columnOf(state))) push(state, mark('block-map-start', state.at));
    }
    state.simpleKeyAllowed = state.flowLevel === 0;
    dropKey(state, state.flowLevel);
  }
  single(state, 'value');
};

const fetchNamed = (state: ScanState, scan: (state: ScanState) => Token): void => {
  saveKey(state);
  state.simpleKeyAllowed = false;
  push(state, scan(state));
};

const fetchBlockScalar = (state: ScanState): void => {
  state.simpleKeyAllowed = true;
  dropKey(state, state.flowLevel);
  push(state, scanBlock(state));
};

/** What to do with a character that always means the same. */
const fetchers: Readonly<Record<number, (state: ScanState) => void>> = {
  [Char.leftBracket]: (state) => fetchFlowStart(state, 'flow-list-start'),
  [Char.leftBrace]: (state) => fetchFlowStart(state, 'flow-map-start'),
  [Char.rightBracket]: (state) => fetchFlowEnd(state, 'flow-list-end'),
  [Char.rightBrace]: (state) => fetchFlowEnd(state, 'flow-map-end'),
  [Char.comma]: fetchFlowEntry,
  [Char.star]: (state) => fetchNamed(state, scanAnchor),
  [Char.ampersand]: (state) => fetchNamed(state, scanAnchor),
  [Char.bang]: (state) => fetchNamed(state, scanTag),
  [Char.single]: (state) => fetchNamed(state, scanQuoted),
  [Char.double]: (state) => fetchNamed(state, scanQuoted),
};

/** What to do with a character that means something only in its place; undefined where it does not. */
const fetcherInPlace = (
  state: ScanState,
  code: number,
): ((state: ScanState) => void) | undefined => {
  const inFlow = state.flowLevel > 0;
  const blankNext = isBlank(codeAt(state, 1));
  if (code === Char.dash && blankNext) return fetchBlockEntry;
  if (code === Char.question && (inFlow || blankNext)) return fetchExplicitKey;
  if (code === Char.colon && (inFlow || blankNext)) return fetchValue;
  if ((code === Char.pipe || code === Char.greater) && !inFlow) return fetchBlockScalar;
  return undefined;
};

const fetcherAtLineStart = (
  state: ScanState,
  code: number,
): ((state: ScanState) => void) | undefined => {
  if (columnOf(state) !== 0) return undefined;
  if (code === Char.percent) return fetchDirective;
  return isDocumentMarker(state) ? fetchDocumentMarker : undefined;
};

const startsNoPlain = new Set<number>(
  [...'\t-?:,[]{}#&*!|>\'"%@`'].map((character) => character.charCodeAt(0)),
);

const startsPlain = (state: ScanState, code: number): boolean =>
  !startsNoPlain.has(code) ||
  (!isBlank(codeAt(state, 1)) &&
    (code === Char.dash ||
      (state.flowLevel === 0 && (code === Char.question || code === Char.colon))));

const skipToToken = (state: ScanState): void => {
  if (state.at === 0 && codeAt(state) === 0xfeff) {
    state.at = 1;
    state.lineStart = 1;
  }
  for (;;) {
    skipSpaces(state);
    if (codeAt(state) === Char.hash) skipLine(state);
    if (skipBreak(state) === '') return;
    if (state.flowLevel === 0) state.simpleKeyAllowed = true;
  }
};

const refuse = (state: ScanState): never => {
  const code = codeAt(state) === Char.tab ? 'yaml-tab' : 'yaml-character';
  return fail(code, state.at, state.at + 1, String.fromCharCode(codeAt(state)));
};

const fetchPlain = (state: ScanState): void => fetchNamed(state, scanPlain);

const fetcherFor = (state: ScanState, code: number): ((state: ScanState) => void) => {
  if (code === Char.end) return fetchEnd;
  const fetcher = fetcherAtLineStart(state, code) ?? fetchers[code] ?? fetcherInPlace(state, code);
  if (fetcher !== undefined) return fetcher;
  return startsPlain(state, code) ? fetchPlain : refuse;
};

const fetchMore = (state: ScanState): void => {
  skipToToken(state);
  dropStaleKeys(state);
  unwind(state, columnOf(state));
  fetcherFor(state, codeAt(state))(state);
};

const needsMore = (state: ScanState): boolean => {
  if (state.done) return false;
  if (state.head === state.queue.length) return true;
  dropStaleKeys(state);
  return nearestKey(state) === state.taken;
};

/** The next token, which stays the next. After the end of the text it is `stream-end` for ever. */
export const peekToken = (state: ScanState): Token => {
  while (needsMore(state)) fetchMore(state);
  return state.queue[state.head] ?? mark('stream-end', state.at);
};

/** The next token, taken. */
export const takeToken = (state: ScanState): Token => {
  const token = peekToken(state);
  if (state.head < state.queue.length) {
    state.head += 1;
    state.taken += 1;
  }
  if (state.head > 256) {
    state.queue.splice(0, state.head);
    state.head = 0;
  }
  return token;
};
