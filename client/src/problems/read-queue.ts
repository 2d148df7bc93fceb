/** What is to be read, gathered until it is time. */
export interface ReadQueue<Item> {
  /** Reads these, each once, so long after the last call; what is to be read at once is not held up by others. */
  add(items: readonly Item[], delayMs: number): void;
  /** Forgets what waits. */
  dispose(): void;
}

/** Runs a task later; the result calls it off. */
type After = (delayMs: number, task: () => void) => () => void;

/** A queue that hands to `read` what has gathered. */
export const readQueue = <Item>(
  read: (items: readonly Item[]) => void,
  after: After,
): ReadQueue<Item> => {
  const due = new Set<Item>();
  let waiting: { readonly callOff: () => void; readonly delayMs: number } | undefined;
  const flush = (): void => {
    waiting = undefined;
    const items = [...due];
    due.clear();
    read(items);
  };
  return {
    add: (items, wished) => {
      for (const item of items) due.add(item);
      if (items.length === 0) return;
      const delayMs = waiting?.delayMs === 0 ? 0 : wished;
      waiting?.callOff();
      waiting = { delayMs, callOff: after(delayMs, flush) };
    },
    dispose: () => {
      waiting?.callOff();
      due.clear();
    },
  };
};
