import type { Path, SourceText } from '../lab/source-text.ts';

type Values = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value with changes laid over it: maps key by key, null takes a key away, anything else takes the place of what was. */
export const laidOver = (base: unknown, change: unknown): unknown => {
  if (!isMap(change)) return change;
  const entries = new Map(isMap(base) ? Object.entries(base) : []);
  for (const [key, value] of Object.entries(change)) {
    if (value === null) entries.delete(key);
    else entries.set(key, laidOver(entries.get(key), value));
  }
  return Object.fromEntries(entries);
};

const keysAt = (value: unknown, path: Path): readonly string[] => {
  const at = path.reduce<unknown>(
    (each, step) => (isMap(each) || Array.isArray(each) ? (each as Values)[step] : undefined),
    value,
  );
  return isMap(at) ? Object.keys(at) : [];
};

/** A lab with changes laid over it; everything wrong with it stands where the changes do. */
export const changedSource = (
  base: Pick<SourceText, 'value' | 'keys'>,
  change: unknown,
  place: SourceText['place'],
): SourceText => {
  const value = laidOver(base.value, change);
  return {
    value,
    faults: [],
    place,
    keys: (path) => {
      const now = new Set(keysAt(value, path));
      return [...new Set([...base.keys(path).filter((key) => now.has(key)), ...now])];
    },
  };
};
