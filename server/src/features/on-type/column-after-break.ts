import {
  commentColumn,
  entriesOfLine,
  type KeyEntry,
  type LineEntry,
  opensBlock,
  opensFlow,
} from '../../documents/context/line-shape.ts';
import type { Lines } from '../../documents/context/lines.ts';
import { ancestorsOf } from '../../documents/context/path.ts';
import { isTextLine } from './text-block.ts';

const step = 2;

const lineBelow = (lines: Lines, line: number): number | undefined => {
  for (let at = line + 1; at <= lines.last; at += 1) {
    if (lines.indent(at) !== undefined) return at;
  }
  return undefined;
};

/** Under a key: where what is there already stands, or else two columns further in. */
const underKey = (lines: Lines, line: number, { column, value }: KeyEntry): number => {
  const below = lineBelow(lines, line);
  const indent = (below === undefined ? undefined : lines.indent(below)) ?? column;
  if (below === undefined || indent < column) return column + step;
  if (indent > column) return indent;
  const isList = entriesOfLine(lines.text(below))[0]?.kind === 'dash' && !opensBlock(value);
  return isList ? column : column + step;
};

const afterKey = (lines: Lines, line: number, key: KeyEntry): number | undefined => {
  const { value, column } = key;
  if (value === '' || value.startsWith('#') || opensBlock(value)) return underKey(lines, line, key);
  if (opensFlow(value)) return /[[{,]$/.test(value) ? column + step : undefined;
  // A quote that is not closed goes on.
  return /^(["']).*(?<!\1)$/.test(value) ? undefined : column;
};

/** An anchor or a type alone: what it is for comes below. */
const onlyProperties = /^(?:[&!]\S*(?:\s+|$))+$/;

const afterText = (entries: readonly LineEntry[], value: string): number | undefined => {
  const dash = entries.at(-2);
  if (dash?.kind !== 'dash') return undefined;
  if (opensBlock(value) || onlyProperties.test(value)) return dash.column + step;
  if (opensFlow(value)) return /[[{,]$/.test(value) ? dash.column + 2 * step : undefined;
  return dash.column;
};

const isText = (lines: Lines, line: number): boolean => {
  const indent = lines.text(line).search(/\S/);
  return isTextLine(lines, ancestorsOf(lines, line, indent, 'key'));
};

const afterEntries = (lines: Lines, line: number, broken: number): number | undefined => {
  const text = lines.text(line);
  const entries = entriesOfLine(text.slice(0, commentColumn(text) ?? text.length));
  const last = entries.at(-1);
  switch (last?.kind) {
    case 'key':
      return afterKey(lines, broken, last);
    case 'dash':
      return last.column + step;
    case 'text':
      return afterText(entries, last.value);
    default:
      return undefined;
  }
};

/** The column for a line that was begun by a line break; undefined where the editor's own is as good. */
export const columnAfterBreak = (lines: Lines, line: number): number | undefined => {
  const before = line - 1;
  if (before < lines.first || lines.text(before).trim() === '') return undefined;
  if (/^[\]}]/.test(lines.text(line).trim())) return undefined;
  if (isText(lines, before)) return lines.text(before).search(/\S/);
  return lines.indent(before) === undefined ? undefined : afterEntries(lines, before, line);
};
