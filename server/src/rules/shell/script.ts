import type { Span } from '../frame/value.ts';
import { type Bashism, bashismsOf } from './bashisms.ts';
import { type ShellCommand, shellCommandsOf } from './commands.ts';
import { homeUsesIn } from './home-uses.ts';
import { nameOf, programOf, type Word } from './program.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A command of a script. */
export interface ScriptCommand extends Pick<ShellCommand, 'isApart' | 'isPiped' | 'isConditional'> {
  /** All words, from the first assignment on. */
  readonly words: readonly Word[];
  /** The program that is run in the end, and its arguments: without assignments, `sudo` and their like. */
  readonly program: readonly Word[];
  /** The name of that program, without its folder. */
  readonly name: string;
}

/** What there is to know about the text of a script. */
export interface Script {
  readonly commands: readonly ScriptCommand[];
  /** Where a quote begins that is never closed. */
  readonly unclosed: number | undefined;
  readonly bashisms: readonly Bashism[];
  /** Where it needs the variable HOME. */
  readonly homeUses: readonly Span[];
  readonly setsHome: boolean;
}

const bare = (text: string): string =>
  /["'\\]/.test(text)
    ? text.replaceAll(/\\(?:\r?\n|(.))|["']/gs, (_, escaped?: string) => escaped ?? '')
    : text;

const wordOf = ({ text, start, end }: Token, index: number): Word => ({
  text: bare(text),
  piece: { start, end },
  index,
});

/** Words with the program they run. */
export const programmed = (
  words: readonly Word[],
): Pick<ScriptCommand, 'words' | 'program' | 'name'> => {
  const program = programOf(words);
  return { words, program, name: nameOf(program) };
};

const read = (text: string): Script => {
  const found = tokensOf(text);
  const commands = shellCommandsOf(found.tokens);
  return {
    commands: commands.map(({ words, isApart, isPiped, isConditional }) => ({
      isApart,
      isPiped,
      isConditional,
      ...programmed(words.map(wordOf)),
    })),
    unclosed: found.unclosed,
    bashisms: bashismsOf(found, commands),
    homeUses: homeUsesIn(found.tokens),
    setsHome: found.tokens.some((token) => token.text.startsWith('HOME=')),
  };
};

/** A text of its own: a piece of a longer one keeps all of that in memory, and here one version of the document each. */
const copied = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

const mostKept = 4096;
let young = new Map<string, Script>();
let old = new Map<string, Script>();
/** Several rules ask of one script after the other. */
let last: { readonly text: string; readonly script: Script } | undefined;

const remembered = (text: string): Script => {
  const own = copied(text);
  const script = old.get(own) ?? read(own);
  if (young.size >= mostKept) {
    old = young;
    young = new Map();
  }
  young.set(own, script);
  return script;
};

/**
 * Reads a script. What was read lately is kept by its text: of a long list of commands a keystroke changes one, and
 * the others come back as new values with the same text.
 */
export const scriptIn = (text: string): Script => {
  if (last?.text === text) return last.script;
  const script = young.get(text) ?? remembered(text);
  last = { text, script };
  return script;
};
