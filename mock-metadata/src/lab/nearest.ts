const plain = (word: string): string => word.toLowerCase().replace(/[-_ ]/g, '');

/** Edits (insert, delete, change, swap neighbours) from one word to the other. */
const distance = (one: string, other: string): number => {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  const editsTo = (i: number, j: number): number => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= other.length; j += 1) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swap = swapped ? editsTo(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(
        Math.min(
          editsTo(i - 1, j) + 1,
          editsTo(i, j - 1) + 1,
          editsTo(i - 1, j - 1) + change,
          swap,
        ),
      );
    }
  }
  return editsTo(one.length, other.length);
};

/** The candidate that somebody who typed `word` most likely meant; undefined where none is near. */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  const typed = plain(word);
  let best: { readonly candidate: string; readonly edits: number } | undefined;
  let limit = Math.max(1, Math.floor(typed.length / 3));
  for (const candidate of candidates) {
    const meant = plain(candidate);
    // One or two letters are near to everything.
    if (meant.length < 3 && meant !== typed) continue;
    if (Math.abs(meant.length - typed.length) > limit) continue;
    const edits = distance(typed, meant);
    if (edits > limit) continue;
    best = { candidate, edits };
    limit = edits - 1;
  }
  return best?.candidate;
};

/** ` Did you mean "x"?`, or nothing where no candidate is near: to be put behind a sentence. */
export const didYouMean = (word: string, candidates: Iterable<string>): string => {
  const meant = nearest(word, candidates);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
};

const mostListed = 12;

/** As didYouMean; where nothing is near, the candidates, if they are few. */
export const didYouMeanOneOf = (word: string, candidates: readonly string[]): string => {
  const guess = didYouMean(word, candidates);
  if (guess || candidates.length === 0 || candidates.length > mostListed) return guess;
  return ` Known here: ${candidates.join(', ')}.`;
};
