export type TokenType =
  | 'data'
  | 'variable-begin'
  | 'variable-end'
  | 'block-begin'
  | 'block-end'
  | 'name'
  | 'string'
  | 'integer'
  | 'float'
  | 'operator'
  | 'end'
  /** What follows cannot be read; the text says why. */
  | 'failure';

export interface Token {
  readonly type: TokenType;
  /** The source, of a string its content. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// As Jinja2 reads them with trim_blocks: the line break after a block or comment belongs to it.
const opener = /\{%[-+]?\s*raw\s*(?:-%\}\s*|%\})|\{%[-+]?|\{\{[-+]?|\{#[-+]?/g;
const rawEnd = /\{%[-+]?\s*endraw\s*(?:\+%\}|-%\}\s*|%\}\n?)/g;
const commentEnd = /\+#\}|-#\}\s*|#\}\n?/g;
const blockEnd = /\+%\}|-%\}\s*|%\}\n?/y;
const variableEnd = /-\}\}\s*|\}\}/y;

const blank = /\s+/y;
const float = /(?<!\.)(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?e[+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/iy;
const integer = /0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[\da-f])+|[1-9](?:_?\d)*|0(?:_?0)*/iy;
const name = /[\p{L}\p{N}_]+/uy;
const string = /'[^'\\]*(?:\\[\s\S][^'\\]*)*'|"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y;
const operator = /\/\/|\*\*|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,;]/y;

const rules: readonly (readonly [RegExp, TokenType])[] = [
  [float, 'float'],
  [integer, 'integer'],
  [name, 'name'],
  [string, 'string'],
  [operator, 'operator'],
];

const partners: Readonly<Record<string, string>> = { '}': '{', ')': '(', ']': '[' };

interface State {
  readonly source: string;
  readonly tokens: Token[];
  at: number;
}

const matched = (pattern: RegExp, { source, at }: State): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
};

const push = (state: State, type: TokenType, end: number, text?: string): void => {
  const { source, at, tokens } = state;
  tokens.push({ type, text: text ?? source.slice(at, end), start: at, end });
  state.at = end;
};

const give = (state: State, message: string): void => {
  push(state, 'failure', state.at, message);
  state.at = state.source.length;
};

/** Up to what ends a comment or raw text; what stands between is what was found. */
const between = (state: State, end: RegExp): RegExpExecArray | undefined => {
  end.lastIndex = state.at;
  return end.exec(state.source) ?? undefined;
};

const isStripped = (mark: string): boolean => /^\{[%{#]-/.test(mark);

const pushData = (state: State, end: number, next: string): void => {
  const text = state.source.slice(state.at, end);
  const kept = isStripped(next) ? text.trimEnd() : text;
  if (kept !== '')
    state.tokens.push({ type: 'data', text: kept, start: state.at, end: state.at + kept.length });
  state.at = end;
};

const lexRaw = (state: State): void => {
  const end = between(state, rawEnd);
  if (end === undefined) {
    give(state, 'Missing end of raw directive');
    return;
  }
  pushData(state, end.index, end[0]);
  state.at = end.index + end[0].length;
};

const lexComment = (state: State): void => {
  const end = between(state, commentEnd);
  if (end === undefined) {
    give(state, 'Missing end of comment tag');
    return;
  }
  state.at = end.index + end[0].length;
};

const bracketTrouble = (text: string, open: string[]): string | undefined => {
  if ('({['.includes(text)) open.push(text);
  const partner = partners[text];
  if (partner === undefined) return undefined;
  const last = open.pop();
  if (last === partner) return undefined;
  const wanted = Object.keys(partners).find((one) => partners[one] === last);
  return `unexpected '${text}'${wanted === undefined ? '' : `, expected '${wanted}'`}`;
};

/** One token inside of a tag; false where the tag cannot go on. */
const lexToken = (state: State, open: string[]): boolean => {
  for (const [pattern, type] of rules) {
    const text = matched(pattern, state);
    if (text === undefined) continue;
    const trouble = type === 'operator' ? bracketTrouble(text, open) : undefined;
    if (trouble === undefined) push(state, type, state.at + text.length);
    else give(state, trouble);
    return trouble === undefined;
  }
  give(state, `unexpected char '${state.source[state.at] ?? ''}' at ${state.at}`);
  return false;
};

const lexTag = (state: State, ending: RegExp, type: TokenType): void => {
  const open: string[] = [];
  while (state.at < state.source.length) {
    const end = open.length === 0 ? matched(ending, state) : undefined;
    if (end !== undefined) {
      push(state, type, state.at + end.length);
      return;
    }
    const space = matched(blank, state);
    if (space !== undefined) state.at += space.length;
    else if (!lexToken(state, open)) return;
  }
};

const lexAfter = (state: State, mark: string): void => {
  if (mark.startsWith('{#')) {
    state.at += mark.length;
    lexComment(state);
  } else if (mark.startsWith('{{')) {
    push(state, 'variable-begin', state.at + mark.length);
    lexTag(state, variableEnd, 'variable-end');
  } else if (mark.endsWith('}') || /\s$/.test(mark)) {
    state.at += mark.length;
    lexRaw(state);
  } else {
    push(state, 'block-begin', state.at + mark.length);
    lexTag(state, blockEnd, 'block-end');
  }
};

/** The tokens of a template with `\n` line ends, the last of them `end`. Never throws. */
export const tokensOf = (source: string): readonly Token[] => {
  const state: State = { source, tokens: [], at: 0 };
  while (state.at < source.length) {
    opener.lastIndex = state.at;
    const mark = opener.exec(source);
    pushData(state, mark?.index ?? source.length, mark?.[0] ?? '');
    if (mark) lexAfter(state, mark[0]);
  }
  push(state, 'end', source.length, '');
  return state.tokens;
};
