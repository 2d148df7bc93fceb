import { commentColumn, entriesOfLine, type LineEntry, opensFlow, unquoted } from './line-shape.ts';
import type { Lines } from './lines.ts';
import type { Ancestor } from './path.ts';

/** Nobody reads on further than this for what belongs together. */
const farthest = 2000;

/** The next line below that is neither empty nor a comment; undefined at the end. */
const nextLine = (lines: Lines, line: number): number | undefined => {
  const end = Math.min(lines.last, line + farthest);
  for (let at = line + 1; at <= end; at += 1) if (lines.indent(at) !== undefined) return at;
  return undefined;
};

/** What the next line above the cursor that says anything begins with; `line` is where the search starts. */
const firstBelow = (lines: Lines, line: number, cursor: number): LineEntry | undefined => {
  let next = nextLine(lines, line);
  while (next !== undefined && lines.text(next).startsWith('---')) next = nextLine(lines, next);
  return next === undefined || next >= cursor ? undefined : entriesOfLine(lines.text(next))[0];
};

/**
 * The column where what belongs to a key or dash is written, on its own line or below, but above the line of the
 * cursor; undefined while there is nothing.
 */
export const columnInside = (
  lines: Lines,
  { entry, line }: Ancestor,
  cursor: number,
): number | undefined => {
  const own = entriesOfLine(lines.text(line)).find(({ column }) => column > entry.column);
  if (own) return own.kind === 'text' ? undefined : own.column;
  const first = firstBelow(lines, line, cursor);
  return first && first.kind !== 'text' && first.column > entry.column ? first.column : undefined;
};

/** The column where the keys at the top of a region are written; undefined while there are none above the cursor. */
export const columnAtTop = (lines: Lines, cursor: number): number | undefined => {
  const first = firstBelow(lines, lines.first - 1, cursor);
  return first?.kind === 'key' ? first.column : undefined;
};

const wordOfItem = (text: string, column: number): string => {
  const rest = text.slice(column + 1, commentColumn(text)).trim();
  return opensFlow(rest) || /[:#]/.test(rest) ? '' : unquoted(rest);
};

const mostItems = 500;

const itemsTowards = (lines: Lines, from: number, column: number, direction: 1 | -1): string[] => {
  const found: string[] = [];
  for (let at = from + direction; at >= lines.first && at <= lines.last; at += direction) {
    const indent = lines.indent(at);
    if (indent === undefined || indent > column) continue;
    const text = lines.text(at);
    if (indent < column || text[column] !== '-' || found.length >= mostItems) break;
    const word = wordOfItem(text, column);
    if (word !== '') found.push(word);
  }
  return found;
};

/** The items of the list whose dashes stand at a column, as far as they are plain words; the line itself left out. */
export const itemsBeside = (lines: Lines, line: number, column: number): readonly string[] => [
  ...itemsTowards(lines, line, column, -1),
  ...itemsTowards(lines, line, column, 1),
];
