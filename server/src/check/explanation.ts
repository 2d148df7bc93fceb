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

/** What to say of a code that there is not. */
export const noSuchCode = (wanted: string): string => {
  const names = codes.map(({ code }) => code);
  const meant = likelyMeant(wanted, names);
  return meant.length > 0
    ? `There is no code ${wanted}. Did you mean ${listed(meant, 'or')}?`
    : `There is no code ${wanted}. There are: ${names.join(', ')}.`;
};
