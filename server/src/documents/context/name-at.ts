import type { Context } from './context.ts';

const mark = /(?:^|[\s,[{])([&*!][^\s,[\]{}]*)$/;
const restOfName = /^[^\s,[\]{}]*/;

/** The name of an anchor or a type that is being written at the cursor; undefined if there is none. */
export const nameAt = (
  text: string,
  from: number,
  character: number,
  isMerge: boolean,
): Context | undefined => {
  const begun = mark.exec(text.slice(from, character))?.[1];
  if (begun === undefined) return undefined;
  const start = character - begun.length;
  const end = character + (restOfName.exec(text.slice(character))?.[0].length ?? 0);
  const word = { start, end, text: text.slice(start, end) };
  if (begun.startsWith('*')) return { kind: 'alias', isMerge, word };
  return { kind: begun.startsWith('!') ? 'tag' : 'anchor', word };
};
