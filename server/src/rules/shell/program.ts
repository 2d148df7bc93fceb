import type { Span } from '../frame/value.ts';

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

const nameAt = (words: readonly Word[], at: number): string =>
  words[at]?.text.replace(/^\/(?:usr\/)?(?:local\/)?s?bin\//, '') ?? '';

/** The name of a program without its folder. */
export const nameOf = (words: readonly Word[]): string => nameAt(words, 0);

const behindWrapper = (words: readonly Word[], from: number, takesWord: RegExp): number => {
  let at = from + 1;
  while (words[at]?.text.startsWith('-')) at += takesWord.test(words[at]?.text ?? '') ? 2 : 1;
  // The first word behind its options is how long.
  return nameAt(words, from) === 'timeout' ? at + 1 : at;
};

/** The program that is run in the end, and its arguments: without assignments, `sudo`, `env` and their like. */
export const programOf = (words: readonly Word[]): readonly Word[] => {
  // Cut once, at the end: a line can be a hundred thousand times `sudo`.
  let from = 0;
  for (;;) {
    while (assignment.test(words[from]?.text ?? '')) from += 1;
    const takesWord = from + 1 < words.length ? wrappers.get(nameAt(words, from)) : undefined;
    if (takesWord === undefined) return from === 0 ? words : words.slice(from);
    from = behindWrapper(words, from, takesWord);
  }
};
