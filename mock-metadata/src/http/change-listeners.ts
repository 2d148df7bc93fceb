/** Who wants to hear of changes. */
export interface ChangeListeners {
  /** Returns what unsubscribes. */
  add(listener: () => void): () => void;
  tell(): void;
  clear(): void;
}

/** Nobody yet. */
export const changeListeners = (): ChangeListeners => {
  const all = new Set<() => void>();
  return {
    add: (listener) => {
      all.add(listener);
      return () => void all.delete(listener);
    },
    tell: () => {
      for (const listener of all) listener();
    },
    clear: () => all.clear(),
  };
};
