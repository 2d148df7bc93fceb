const swapped = (one: string): string => one.replaceAll('-', '_').toLowerCase();

const isSwapped = (one: string, other: string, row: number, column: number): boolean =>
  row > 1 &&
  column > 1 &&
  one.charCodeAt(row - 2) === other.charCodeAt(column - 1) &&
  one.charCodeAt(row - 1) === other.charCodeAt(column - 2);

type Row = readonly number[];

/** A row of the table of distances, from the one above it and that above. */
const nextRow = (one: string, other: string, above: Row, highest: Row, row: number): Row => {
  const current = [row];
  const letter = one.charCodeAt(row - 1);
  for (let column = 1; column <= other.length; column += 1) {
    const changed = letter === other.charCodeAt(column - 1) ? 0 : 1;
    const least = Math.min(
      (above[column - 1] ?? 0) + changed,
      (above[column] ?? 0) + 1,
      (current[column - 1] ?? 0) + 1,
    );
    const isSwap = isSwapped(one, other, row, column);
    current.push(isSwap ? Math.min(least, (highest[column - 2] ?? 0) + 1) : least);
  }
  return current;
};

/** How many letters must be added, taken away, changed or swapped with their neighbour. */
export const distanceOf = (one: string, other: string): number => {
  let current: Row = Array.from({ length: other.length + 1 }, (_, index) => index);
  let above: Row = [];
  for (let row = 1; row <= one.length; row += 1) {
    const highest = above;
    above = current;
    current = nextRow(one, other, above, highest, row);
  }
  return current[other.length] ?? 0;
};

/** No name is longer, and comparing takes time by the square of it. */
const mostLetters = 64;

/** Far, but not out of the question: `keys` for `ssh_keys`. */
const partOf = (wrong: string, known: string): number | undefined =>
  wrong.length >= 4 && (known.startsWith(wrong) || known.endsWith(wrong)) ? 4 : undefined;

const likeness = (wrong: string, known: string): number | undefined => {
  if (swapped(wrong) === swapped(known)) return 0;
  const most = Math.max(1, Math.floor(Math.min(wrong.length, known.length) / 3));
  // No shorter way than the letters that one has more.
  const difference = Math.abs(wrong.length - known.length);
  if (difference > Math.min(3, most) || wrong.length > mostLetters) return partOf(wrong, known);
  const distance = distanceOf(swapped(wrong), swapped(known));
  return distance <= most ? distance : partOf(wrong, known);
};

/** Which of the known words may have been meant, the likeliest first; at most three. */
export const likelyMeant = (wrong: string, known: readonly string[]): readonly string[] =>
  known
    .map((word) => ({ word, rank: likeness(wrong, word) }))
    .filter((one): one is { word: string; rank: number } => one.rank !== undefined)
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, 3)
    .map(({ word }) => word);
