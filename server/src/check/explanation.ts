import { likelyMeant } from '../knowledge/did-you-mean.ts';
import { listed } from '../knowledge/words.ts';
import { codes } from '../rules/codes.ts';

/** The page of a code for a terminal; undefined if there is no such code. */
export const explanationOf = (wanted: string): string | undefined => {
  const known = codes.find(({ code }) => code === wanted);
  return (
    known && `${known.code} (${known.severity})\n${known.title}.\n\n${known.explanation.trim()}\n`
  );
};

const mostRelated = 8;

/** Codes that share a word with one that there is not: `runcmd-shell` is about `runcmd`. */
const relatedTo = (wanted: string, names: readonly string[]): readonly string[] => {
  const words = wanted.split('-').filter((word) => word.length > 2);
  return names
    .filter((name) => name.split('-').some((word) => words.includes(word)))
    .slice(0, mostRelated);
};

/** What to say of a code that there is not. */
export const noSuchCode = (wanted: string): string => {
  const names = codes.map(({ code }) => code);
  const meant = likelyMeant(wanted, names);
  const near = meant.length > 0 ? meant : relatedTo(wanted, names);
  return near.length > 0
    ? `There is no code ${wanted}. Did you mean ${listed(near, 'or')}?`
    : `There is no code ${wanted}. Each problem is shown with its code behind it, such as [unknown-key].`;
};
