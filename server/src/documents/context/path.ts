import { entriesOfLine, type LineEntry, opensBlock, opensFlow } from './line-shape.ts';
import type { Lines } from './lines.ts';

/** The keys of a map with what stands after their colon on the line. */
export type Siblings = ReadonlyMap<string, string>;

/** One step from a value into what it holds. */
export type Step =
  | { readonly kind: 'key'; readonly name: string; readonly siblings: Siblings }
  /** `index` counts from 0; undefined where nobody counted, in lists of lines. */
  | { readonly kind: 'item'; readonly index?: number };

/** A column where a map's keys or a list's dashes stand. */
interface Target {
  readonly line: number;
  readonly column: number;
  readonly kind: 'key' | 'dash';
}

const isSibling = (entry: LineEntry, { column, kind }: Target): boolean =>
  entry.column === column && entry.kind === kind;

const isParent = (entry: LineEntry, { column, kind }: Target): boolean =>
  entry.kind !== 'text' &&
  (entry.column < column || (entry.column === column && entry.kind === 'key' && kind === 'dash'));

/** How many lines up and down are looked at: more than any document has that is checked. */
const farthest = 200_000;

/** Keys of the map whose keys stand at a column, above and below a line, the line itself left out. */
export const siblingsOf = (lines: Lines, line: number, column: number): Siblings => {
  const found = new Map<string, string>();
  const begins = startsItem(lines, line, column);
  if (!begins) collect(lines, line, column, -1, found);
  collect(lines, line, column, 1, found);
  return found;
};

/** Whether the line begins with the dash of the item that the column is in. */
const startsItem = (lines: Lines, line: number, column: number): boolean => {
  const [first] = entriesOfLine(lines.text(line));
  return first?.kind === 'dash' && first.column < column;
};

const collect = (
  lines: Lines,
  from: number,
  column: number,
  direction: 1 | -1,
  found: Map<string, string>,
): void => {
  const last =
    direction === 1
      ? Math.min(lines.last, from + farthest)
      : Math.max(lines.first, from - farthest);
  for (let line = from + direction; direction * (last - line) >= 0; line += direction) {
    const indent = lines.indent(line);
    if (indent === undefined || indent > column) continue;
    const entries = entriesOfLine(lines.text(line));
    const key = entries.find((entry) => entry.kind === 'key' && entry.column === column);
    const isItem = indent < column;
    // Below, a dash to the left begins the next item; above, it begins our own.
    if (key?.kind === 'key' && !(isItem && direction === 1)) found.set(key.name, key.value);
    if (isItem) return;
  }
};

const stepOf = (lines: Lines, entry: LineEntry, line: number): Step =>
  entry.kind === 'key'
    ? { kind: 'key', name: entry.name, siblings: siblingsOf(lines, line, entry.column) }
    : { kind: 'item' };

/** A line on the way up that holds what is looked for. */
export interface Ancestor {
  readonly line: number;
  readonly entry: LineEntry;
}

const parentsOnLine = (entries: readonly LineEntry[], target: Target): readonly LineEntry[] => {
  const sibling = entries.findIndex((entry) => isSibling(entry, target));
  const candidates = sibling >= 0 ? entries.slice(0, sibling) : entries;
  return candidates.filter((entry) => isParent(entry, target));
};

/** Keys and dashes that hold a column, from the nearest to the outermost. */
export const ancestorsOf = (
  lines: Lines,
  line: number,
  column: number,
  kind: Target['kind'],
): readonly Ancestor[] => {
  const found: Ancestor[] = [];
  let target: Target = { line, column, kind };
  const first = Math.max(lines.first, line - farthest);
  for (let at = line - 1; at >= first; at -= 1) {
    const indent = lines.indent(at);
    if (indent === undefined || indent > target.column) continue;
    const parents = parentsOnLine(entriesOfLine(lines.text(at)), target);
    for (const entry of parents.toReversed()) {
      found.push({ line: at, entry });
      target = { line: at, column: entry.column, kind: entry.kind === 'key' ? 'key' : 'dash' };
    }
    if (target.column === 0 && target.kind === 'key') break;
  }
  return found;
};

/** Whether something can stand, indented, under this entry: a key with a scalar holds nothing. */
const holds = ({ entry }: Ancestor): boolean =>
  entry.kind !== 'key' ||
  entry.value === '' ||
  entry.value.startsWith('#') ||
  opensFlow(entry.value);

/** Whether one of these opens a text block, so that all under it is text. */
export const isInBlock = (ancestors: readonly Ancestor[]): boolean =>
  ancestors.some(({ entry }) => entry.kind === 'key' && opensBlock(entry.value));

/** Nothing is known so deep, and the siblings of every step are looked for. */
const deepest = 64;

/** The way from the top of the region down to these ancestors; undefined if nothing can stand there. */
export const stepsOf = (
  lines: Lines,
  ancestors: readonly Ancestor[],
): readonly Step[] | undefined =>
  ancestors.length <= deepest && ancestors.every(holds)
    ? ancestors.map(({ entry, line }) => stepOf(lines, entry, line)).toReversed()
    : undefined;
