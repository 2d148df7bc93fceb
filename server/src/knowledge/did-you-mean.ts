const swapped = (one: string): string => one.replaceAll('-', '_').toLowerCase();

/** The cheapest way to a cell of the table from its neighbours. */
const cheapest = (
  one: string,
  other: string,
  [row, column]: readonly [number, number],
  rows: readonly (readonly number[])[],
): number => {
  const at = (up: number, left: number): number => rows[row - up]?.[column - left] ?? Infinity;
  const same = one[row - 1] === other[column - 1];
  const isSwap = one[row - 2] === other[column - 1] && one[row - 1] === other[column - 2];
  const swap = row > 1 && column > 1 && isSwap ? at(2, 2) + 1 : Infinity;
  return Math.min(at(0, 1) + 1, at(1, 0) + 1, at(1, 1) + (same ? 0 : 1), swap);
};

/** How many letters must be added, taken away, changed or swapped with their neighbour. */
export const distanceOf = (one: string, other: string): number => {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= other.length; column += 1) {
      current.push(cheapest(one, other, [row, column], rows));
    }
  }
  return rows[one.length]?.[other.length] ?? 0;
};

/** Far, but not out of the question: `keys` for `ssh_keys`. */
const partOf = (wrong: string, known: string): number | undefined =>
  wrong.length >= 4 && (known.startsWith(wrong) || known.endsWith(wrong)) ? 4 : undefined;

const likeness = (wrong: string, known: string): number | undefined => {
  if (swapped(wrong) === swapped(known)) return 0;
  if (Math.abs(wrong.length - known.length) > 3) return partOf(wrong, known);
  const distance = distanceOf(swapped(wrong), swapped(known));
  const isNear = distance <= Math.max(1, Math.floor(Math.min(wrong.length, known.length) / 3));
  return isNear ? distance : partOf(wrong, known);
};

/** Which of the known words may have been meant, the likeliest first; at most three. */
export const likelyMeant = (wrong: string, known: readonly string[]): readonly string[] =>
  known
    .map((word) => ({ word, rank: likeness(wrong, word) }))
    .filter((one): one is { word: string; rank: number } => one.rank !== undefined)
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, 3)
    .map(({ word }) => word);
