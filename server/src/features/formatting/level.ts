/** A collection that is open: the column it stands at, and the one it is to stand at. */
export interface Level {
  /** A `loose-list` stands under a key at the key's own column. */
  readonly kind: 'map' | 'list' | 'loose-list';
  readonly from: number;
  readonly to: number;
}

/** From the outermost to the innermost. */
export type Levels = readonly Level[];

/** How many columns each level stands deeper than the one around it. */
const step = 2;

/** The column for what is inside of the innermost level. */
export const columnInside = (levels: Levels): number => {
  const innermost = levels.at(-1);
  return innermost === undefined ? 0 : innermost.to + step;
};

/** Where brackets opened in a level count from: in a list its items, in a map its keys. */
export const columnOfFlow = (levels: Levels): number => {
  const innermost = levels.at(-1);
  if (innermost === undefined) return 0;
  return innermost.kind === 'map' ? innermost.to : innermost.to + step;
};

/** A key and the list at its own column: behind them the list's items are meant, at their column the key. */
const deepestBefore = (levels: Levels, column: number): Level | undefined =>
  levels
    .filter(({ from }) => from < column)
    .toSorted((one, other) => other.from - one.from || other.to - one.to)[0];

/**
 * The column for a comment of its own line: it stays with the level it stands at, among those open before and
 * after it. `atMost` holds it back behind a text block, which would swallow it.
 */
export const columnOfComment = (levels: Levels, column: number, atMost: number): number => {
  const level = levels.find(({ from }) => from === column);
  if (level) return Math.min(level.to, atMost);
  const around = deepestBefore(levels, column);
  return around === undefined ? 0 : Math.min(around.to + step, atMost);
};
