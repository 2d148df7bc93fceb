import { code, listed } from '../knowledge/words.ts';
import type { Problem, ProblemCode } from '../problem.ts';

const firstWords: Partial<Readonly<Record<ProblemCode, string>>> = {
  'header-missing': 'make this the first line:',
  'missing-key': 'add',
};

/** What a problem's fix is, in a few words; undefined if there is none. */
export const fixWords = ({ code: problemCode, instead = [] }: Problem): string | undefined =>
  instead.length === 0
    ? undefined
    : `${firstWords[problemCode] ?? 'write'} ${listed(instead.map(code), 'or')}`;
