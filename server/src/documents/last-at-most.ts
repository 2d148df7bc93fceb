/** The index of the last of ascending numbers that is not above a limit, found by halving; -1 where all are. */
export const lastAtMost = (
  count: number,
  numberAt: (index: number) => number | undefined,
  limit: number,
): number => {
  let low = -1;
  let high = count;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((numberAt(middle) ?? 0) <= limit) low = middle;
    else high = middle;
  }
  return low;
};
