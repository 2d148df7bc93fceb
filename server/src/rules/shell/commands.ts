import type { Token } from './tokens.ts';

/** One command of a script, with what decides whether and where it runs. */
export interface ShellCommand {
  /** Assignments in front, the program, its arguments; no redirections. */
  readonly words: readonly Token[];
  /** It runs in a shell of its own, `( … )`. */
  readonly isApart: boolean;
  /** It stands behind a `|`, so that its shell is another one too. */
  readonly isPiped: boolean;
  /** Something decides whether it runs: `&&`, `||`, `if`, a function. */
  readonly isConditional: boolean;
  readonly start: number;
  readonly end: number;
}

const redirection = /^\d*[<>]|^&>/;
const opening: ReadonlySet<string> = new Set(['if', 'while', 'until', 'for', 'case', '{']);
const closing: ReadonlySet<string> = new Set(['fi', 'done', 'esac', '}']);
/** Words that a command can follow at once. */
const leading: ReadonlySet<string> = new Set([
  ...['if', 'while', 'until', 'then', 'do', 'else', 'elif', '!', '{', 'fi', 'done', 'esac', '}'],
]);

interface State {
  depth: number;
  subshells: number;
  /** How deep the loop or block stands that a `|` leads to; undefined outside of one. */
  pipedFrom: number | undefined;
  link: string;
  words: Token[];
}

const isPipe = ({ link }: State): boolean => link === '|' || link === '|&';

const took = (state: State): ShellCommand | undefined => {
  const [first] = state.words;
  const last = state.words.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return {
    words: state.words,
    isApart: state.subshells > 0,
    isPiped: state.pipedFrom !== undefined || isPipe(state),
    isConditional: state.depth > 0 || state.link === '&&' || state.link === '||',
    start: first.start,
    end: last.end,
  };
};

const takeWord = (state: State, token: Token): void => {
  const isFirst = state.words.length === 0;
  if (isFirst && opening.has(token.text)) {
    if (isPipe(state)) state.pipedFrom ??= state.depth;
    state.depth += 1;
  }
  if (isFirst && closing.has(token.text)) {
    state.depth = Math.max(0, state.depth - 1);
    if (state.pipedFrom === state.depth) state.pipedFrom = undefined;
  }
  if (isFirst && leading.has(token.text)) state.link = '';
  else state.words.push(token);
};

const takeOperator = (state: State, token: Token): ShellCommand | undefined => {
  const done = took(state);
  if (token.text === '(') state.subshells += 1;
  if (token.text === ')') state.subshells = Math.max(0, state.subshells - 1);
  state.words = [];
  state.link = token.text;
  return done;
};

/** Without redirections and what they go to. */
const withoutRedirections = (tokens: readonly Token[]): readonly Token[] => {
  const isRedirection = (token: Token | undefined): boolean =>
    token?.kind === 'operator' && redirection.test(token.text);
  return tokens.filter(
    (token, index) =>
      !isRedirection(token) && !(token.kind === 'word' && isRedirection(tokens[index - 1])),
  );
};

/** The commands of a script, in the order they are written. */
export const shellCommandsOf = (tokens: readonly Token[]): readonly ShellCommand[] => {
  const state: State = { depth: 0, subshells: 0, pipedFrom: undefined, link: '', words: [] };
  const commands: (ShellCommand | undefined)[] = [];
  for (const token of withoutRedirections(tokens)) {
    if (token.kind === 'word') takeWord(state, token);
    else commands.push(takeOperator(state, token));
  }
  return [...commands, took(state)].filter((one) => one !== undefined);
};
