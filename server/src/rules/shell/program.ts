import type { Span } from '../value.ts';

/** A word of a command. */
export interface Word {
  /** Without quotes. */
  readonly text: string;
  /** Offsets in the script; in a command that is a list, in its item. */
  readonly piece: Span;
  /** Which word of its command it is. */
  readonly index: number;
}

const assignment = /^\w+\+?=/;

/** Programs that run another one, with their options that take a word. */
const wrappers: ReadonlyMap<string, RegExp> = new Map([
  ['sudo', /^-[ughpCrtT]$/],
  ['env', /^-[uCS]$/],
  ['nice', /^-n$/],
  ['ionice', /^-[cnp]$/],
  ['timeout', /^-[ks]$/],
  ['nohup', /^$/],
  ['exec', /^-a$/],
  ['command', /^$/],
  ['time', /^-[fo]$/],
  ['eatmydata', /^$/],
]);

/** The name of a program without its folder. */
export const nameOf = (words: readonly Word[]): string =>
  words[0]?.text.replace(/^\/(?:usr\/)?(?:local\/)?s?bin\//, '') ?? '';

const behindWrapper = (words: readonly Word[], takesWord: RegExp): readonly Word[] => {
  let at = 1;
  while (words[at]?.text.startsWith('-')) at += takesWord.test(words[at]?.text ?? '') ? 2 : 1;
  // The first word behind its options is how long.
  return words.slice(nameOf(words) === 'timeout' ? at + 1 : at);
};

/** The program that is run in the end, and its arguments: without assignments, `sudo`, `env` and their like. */
export const programOf = (words: readonly Word[]): readonly Word[] => {
  let rest = words;
  for (;;) {
    const first = rest.findIndex(({ text }) => !assignment.test(text));
    if (first < 0) return [];
    if (first > 0) rest = rest.slice(first);
    const takesWord = wrappers.get(nameOf(rest));
    if (takesWord === undefined || rest.length < 2) return rest;
    rest = behindWrapper(rest, takesWord);
  }
};
