/** Numbers of a range of which each is given away once. */
export interface FreeNumbers {
  /** Takes this very number; false where it is taken already. Numbers outside the range can be taken too. */
  take(wanted: bigint): boolean;
  /** Takes the first free number of the range from `start` on, then from the range's beginning; undefined where none is left. */
  takeFrom(start: bigint): bigint | undefined;
}

/** All numbers from `lowest` to `highest`, both included. Each call takes near constant time, however full the range. */
export const freeNumbers = (lowest: bigint, highest: bigint): FreeNumbers => {
  // A taken number points at one further up that may be free; the pointers are shortened as they are followed.
  const further = new Map<bigint, bigint>();
  const firstFree = (start: bigint): bigint => {
    let at = start;
    for (let next = further.get(at); next !== undefined; next = further.get(at)) at = next;
    let passed = start;
    while (passed !== at) {
      const next = further.get(passed) ?? at;
      further.set(passed, at);
      passed = next;
    }
    return at;
  };
  const take = (wanted: bigint): boolean => {
    if (further.has(wanted)) return false;
    further.set(wanted, wanted + 1n);
    return true;
  };
  const takeFrom = (start: bigint): bigint | undefined => {
    const found = [firstFree(start < lowest ? lowest : start), firstFree(lowest)].find(
      (each) => each <= highest,
    );
    if (found !== undefined) take(found);
    return found;
  };
  return { take, takeFrom };
};
