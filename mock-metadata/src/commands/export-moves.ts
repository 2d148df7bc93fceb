export type Move = readonly [from: string, to: string];

/** Makes all of the moves, or none: where one fails, those before are taken back and it throws. */
export const moveAll = (
  moves: readonly Move[],
  rename: (from: string, to: string) => void,
): void => {
  const done: Move[] = [];
  try {
    for (const [from, to] of moves) {
      rename(from, to);
      done.unshift([from, to]);
    }
  } catch (error) {
    for (const [from, to] of done) rename(to, from);
    throw error;
  }
};
