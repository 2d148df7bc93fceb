import { Char, isBlank, isBreakOrEnd, isDigit, isWord } from './characters.ts';
import { fail } from './node.ts';
import { skipCommentLine } from './scan-block.ts';
import { codeAt, type ScanState, skipSpaces, type Token } from './scan-state.ts';

const wordAt = (state: ScanState): string => {
  const from = state.at;
  while (isWord(codeAt(state))) state.at += 1;
  return state.text.slice(from, state.at);
};

const afterAnchor = '?:,]}%@`';

/** `&name` or `*name`. */
export const scanAnchor = (state: ScanState): Token => {
  const start = state.at;
  const type = codeAt(state) === Char.star ? 'alias' : 'anchor';
  state.at += 1;
  const text = wordAt(state);
  const next = codeAt(state);
  if (text === '' || (!isBlank(next) && !afterAnchor.includes(String.fromCharCode(next)))) {
    fail(type === 'alias' ? 'yaml-alias' : 'yaml-anchor', start, state.at + 1, '');
  }
  return { type, start, end: state.at, text };
};

const uriCharacters = /[-\w;/?:@&=+$,.!~*'()[\]%]*/y;

const uriAt = (state: ScanState, start: number): string => {
  uriCharacters.lastIndex = state.at;
  const raw = uriCharacters.exec(state.text)?.[0] ?? '';
  if (raw === '') fail('yaml-tag', start, state.at + 1, '');
  state.at += raw.length;
  try {
    return decodeURIComponent(raw);
  } catch {
    return fail('yaml-tag', start, state.at, raw);
  }
};

/** `!`, `!!` or `!name!`. */
const handleAt = (state: ScanState, start: number): string => {
  const from = state.at;
  state.at += 1;
  if (codeAt(state) === Char.space) return '!';
  wordAt(state);
  if (codeAt(state) !== Char.bang) fail('yaml-tag', start, state.at + 1, '');
  state.at += 1;
  return state.text.slice(from, state.at);
};

const hasHandle = (state: ScanState): boolean => {
  for (let ahead = 1; ; ahead += 1) {
    const code = codeAt(state, ahead);
    if (code === Char.bang) return true;
    if (code === Char.space || isBreakOrEnd(code)) return false;
  }
};

const shorthand = (state: ScanState, start: number): Pick<Token, 'handle' | 'text'> => {
  const handle = hasHandle(state) ? handleAt(state, start) : '!';
  if (handle === '!') state.at = start + 1;
  return { handle, text: uriAt(state, start) };
};

const verbatim = (state: ScanState, start: number): Pick<Token, 'handle' | 'text'> => {
  state.at += 2;
  const text = uriAt(state, start);
  if (codeAt(state) !== Char.greater) fail('yaml-tag', start, state.at + 1, '');
  state.at += 1;
  return { handle: undefined, text };
};

const lone = (state: ScanState): Pick<Token, 'handle' | 'text'> => {
  state.at += 1;
  return { handle: undefined, text: '!' };
};

const tagParts = (state: ScanState, start: number): Pick<Token, 'handle' | 'text'> => {
  const next = codeAt(state, 1);
  if (next === Char.less) return verbatim(state, start);
  return isBlank(next) ? lone(state) : shorthand(state, start);
};

/** `!tag`, `!!tag`, `!handle!tag` or `!<uri>`. */
export const scanTag = (state: ScanState): Token => {
  const start = state.at;
  const parts = tagParts(state, start);
  const next = codeAt(state);
  if (next !== Char.space && !isBreakOrEnd(next)) fail('yaml-tag', start, state.at + 1, '');
  return { type: 'tag', start, end: state.at, ...parts };
};

const digitsAt = (state: ScanState, start: number): string => {
  const from = state.at;
  while (isDigit(codeAt(state))) state.at += 1;
  if (from === state.at) fail('yaml-directive', start, state.at + 1, '');
  return state.text.slice(from, state.at);
};

const endsValue = (state: ScanState, start: number): void => {
  const next = codeAt(state);
  if (next !== Char.space && !isBreakOrEnd(next)) fail('yaml-directive', start, state.at + 1, '');
};

const versionAt = (state: ScanState, start: number): string => {
  skipSpaces(state);
  const major = digitsAt(state, start);
  if (codeAt(state) !== Char.dot) fail('yaml-directive', start, state.at + 1, '');
  state.at += 1;
  digitsAt(state, start);
  endsValue(state, start);
  return major;
};

const tagDirective = (state: ScanState, start: number): Pick<Token, 'handle' | 'text'> => {
  skipSpaces(state);
  if (codeAt(state) !== Char.bang) fail('yaml-directive', start, state.at + 1, '');
  const handle = handleAt(state, start);
  if (codeAt(state) !== Char.space) fail('yaml-directive', start, state.at + 1, '');
  skipSpaces(state);
  const text = uriAt(state, start);
  endsValue(state, start);
  return { handle, text };
};

/** A line that starts with `%`. `handle` of a %YAML line is undefined and its text the major version. */
export const scanDirective = (state: ScanState): Token => {
  const start = state.at;
  state.at += 1;
  const name = wordAt(state);
  if (name === '') fail('yaml-directive', start, state.at + 1, '');
  endsValue(state, start);
  let parts: Pick<Token, 'handle' | 'text'> = { text: '' };
  if (name === 'YAML') parts = { text: versionAt(state, start) };
  else if (name === 'TAG') parts = tagDirective(state, start);
  else while (!isBreakOrEnd(codeAt(state))) state.at += 1;
  const end = state.at;
  skipCommentLine(state, 'yaml-directive');
  return { type: 'directive', start, end, ...parts };
};
