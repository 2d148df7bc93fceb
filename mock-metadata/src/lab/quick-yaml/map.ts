import { type Cursor, unusual } from './cursor.ts';

// Far from what the stack holds; whoever nests deeper is told so by the full parser.
const deepest = 32;

/** Reads something nested. */
export const enter = <Value>(cursor: Cursor, read: () => Value): Value => {
  if (cursor.depth >= deepest) throw unusual;
  cursor.depth += 1;
  const value = read();
  cursor.depth -= 1;
  return value;
};

const looksLikeIndex = /^(?:0|[1-9]\d*)$/;

/** Puts an entry into a map, which remembers the order of its keys where an object would lose it. */
export const addEntry = (
  { keys }: Cursor,
  map: Record<string, unknown>,
  key: string,
  value: unknown,
): void => {
  if (key === '__proto__' || Object.hasOwn(map, key)) throw unusual;
  const order = keys.get(map) ?? (looksLikeIndex.test(key) ? Object.keys(map) : undefined);
  order?.push(key);
  if (order) keys.set(map, order);
  map[key] = value;
};
