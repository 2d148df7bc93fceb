/** Lines that can be folded away under the first of them, counted from the start of a text. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind?: 'comment' | 'region';
}

/** The offset of each line of a text. */
export const lineStartsOf = (text: string): readonly number[] => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
};

/** Of several folds that begin on a line only the longest can be shown. */
export const longestOfEachLine = (folds: readonly Fold[]): readonly Fold[] => {
  const byLine = new Map<number, Fold>();
  for (const fold of folds) {
    const known = byLine.get(fold.start);
    if (known === undefined || known.end < fold.end) byLine.set(fold.start, fold);
  }
  return [...byLine.values()].toSorted((one, other) => one.start - other.start);
};
