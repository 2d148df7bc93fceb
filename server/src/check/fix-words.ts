import { code, listed } from '../knowledge/words.ts';
import type { PlacedProblem } from './report.ts';

const firstWords: Readonly<Record<string, string>> = {
  'header-missing': 'make this the first line:',
  'missing-key': 'add',
};

const lowered = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

/** What a problem's fix is, in a few words; undefined if there is none. */
export const fixWords = ({
  code: problemCode,
  instead = [],
  fixes,
}: PlacedProblem): string | undefined => {
  if (instead.length > 0)
    return `${firstWords[problemCode] ?? 'write'} ${listed(instead.map(code), 'or')}`;
  return fixes.length === 0 ? undefined : fixes.map(({ title }) => lowered(title)).join(', or ');
};
