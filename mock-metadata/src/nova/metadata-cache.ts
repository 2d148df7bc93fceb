/** Nova's cache: one dictionary, each entry for a fixed time from when it was put in. */
export interface MetadataCache<Value> {
  /** The entry, unless it has expired. Reading does not extend its time. */
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

/** `expirationMs` of 0 keeps nothing. `now` gives milliseconds. */
export const metadataCache = <Value>(
  expirationMs: number,
  now: () => number,
): MetadataCache<Value> => {
  // A Map keeps the order of insertion, and all entries live equally long: the oldest stand first.
  const entries = new Map<string, { readonly value: Value; readonly expiresMs: number }>();
  const dropExpired = (): void => {
    for (const [key, entry] of entries) {
      if (now() < entry.expiresMs) return;
      entries.delete(key);
    }
  };
  return {
    get: (key) => {
      const entry = entries.get(key);
      return entry !== undefined && now() < entry.expiresMs ? entry.value : undefined;
    },
    set: (key, value) => {
      if (expirationMs <= 0) return;
      dropExpired();
      entries.delete(key);
      entries.set(key, { value, expiresMs: now() + expirationMs });
    },
  };
};
