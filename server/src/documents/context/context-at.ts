import { type Expectation, expectationOf, type Region, type RegionKind } from '../regions.ts';
import { lineAt, type Position, type SourceText } from '../source-text.ts';
import { isTextBlock } from './block-text.ts';
import { type Context, type KeyContext, nothing } from './context.ts';
import { flowAt, lastInside } from './flow-at.ts';
import { jinjaAt } from './jinja-at.ts';
import {
  commentColumn,
  entriesOfLine,
  type KeyEntry,
  opensBlock,
  opensFlow,
} from './line-shape.ts';
import { type Lines, linesOf } from './lines.ts';
import { nameAt } from './name-at.ts';
import { columnAtTop, columnInside, itemsBeside } from './neighbours.ts';
import { type Ancestor, ancestorsOf, isInBlock, type Step, siblingsOf, stepsOf } from './path.ts';
import { styleAt, valueAt } from './value-at.ts';

/** Steps for what stands at a column of a line: its own dashes, then what is above. */
interface Setting {
  readonly steps: readonly Step[] | undefined;
  readonly ancestors: readonly Ancestor[];
  /** The columns of the dashes before it on its line. */
  readonly dashes: readonly number[];
}

const settingOf = (lines: Lines, line: number, column: number): Setting => {
  const own = entriesOfLine(lines.text(line)).filter(
    (entry) => entry.kind === 'dash' && entry.column < column,
  );
  const outermost = own[0];
  const ancestors = outermost
    ? ancestorsOf(lines, line, outermost.column, 'dash')
    : ancestorsOf(lines, line, column, 'key');
  const above = stepsOf(lines, ancestors);
  const steps = above && [...above, ...own.map((): Step => ({ kind: 'item' }))];
  return { steps, ancestors, dashes: own.map((entry) => entry.column) };
};

/** Where the value of a key, or of an item, begins with a bracket; undefined if it does not. */
const flowColumn = (lines: Lines, { entry, line }: Ancestor): number | undefined => {
  if (entry.kind === 'key') return opensFlow(entry.value) ? entry.valueColumn : undefined;
  const last = entriesOfLine(lines.text(line)).at(-1);
  return last?.kind === 'text' && opensFlow(last.value) ? last.column : undefined;
};

const outerFlow = (
  lines: Lines,
  ancestors: readonly Ancestor[],
  position: Position,
): Context | undefined => {
  for (const [index, ancestor] of [...ancestors.entries()].toReversed()) {
    const column = flowColumn(lines, ancestor);
    if (column === undefined) continue;
    const steps = stepsOf(lines, ancestors.slice(index)) ?? [];
    return flowAt(lines, { line: ancestor.line, column, steps }, position) ?? nothing;
  }
  return undefined;
};

/** In a document that is all in brackets, as JSON is. */
const rootFlow = (lines: Lines, position: Position): Context | undefined => {
  let line = lines.first;
  while (line < position.line && (lines.indent(line) === undefined || isMarker(lines.text(line))))
    line += 1;
  const opened = { line, column: lines.indent(line) ?? 0, steps: [] };
  const opens = /^(?:\[|\{(?![{%#]))/.test(lines.text(line).slice(opened.column));
  return opens && position.line <= lastInside(lines, opened)
    ? flowAt(lines, opened, position)
    : undefined;
};

const isMarker = (text: string): boolean => /^---\s*$/.test(text);

const itemText = (
  lines: Lines,
  column: number,
  steps: readonly Step[],
  position: Position,
): Context | undefined => {
  const text = lines.text(position.line);
  const rest = text.slice(column).trim();
  if (opensBlock(rest)) return styleAt(rest, column, position.character);
  if (!opensFlow(text.slice(column)) || column >= position.character) return undefined;
  return flowAt(lines, { line: position.line, column, steps }, position) ?? nothing;
};

/** The column of the keys beside the cursor, which may be further to the right; the cursor's own if there are none. */
const alignedColumn = (lines: Lines, line: number, column: number, setting: Setting): number => {
  const [parent] = setting.ancestors;
  const dash = setting.dashes.at(-1);
  if (dash !== undefined) {
    // The rest of an item that begins on the line below its dash.
    const own: Ancestor = { line, entry: { kind: 'dash', column: dash } };
    return Math.max(column, columnInside(lines, own, lines.last + 1) ?? column);
  }
  const inside = parent ? columnInside(lines, parent, line) : columnAtTop(lines, line);
  return Math.max(column, inside ?? column);
};

/** The way to a list whose dashes stand right under its key, if one may be at this column. */
const listAt = (lines: Lines, line: number, column: number): readonly Step[] | undefined => {
  const ancestors = ancestorsOf(lines, line, column, 'dash');
  const [above] = ancestors;
  if (above?.entry.kind !== 'key' || above.entry.column !== column) return undefined;
  if (!/^(?:#|$)/.test(above.entry.value)) return undefined;
  const inside = columnInside(lines, above, line);
  return inside === undefined || inside === column ? stepsOf(lines, ancestors) : undefined;
};

const keyContext = (
  lines: Lines,
  column: number,
  key: KeyEntry | undefined,
  setting: Setting & { readonly steps: readonly Step[] },
  { line, character }: Position,
): KeyContext => {
  const text = lines.text(line);
  const written = text.slice(0, commentColumn(text)).trimEnd().length;
  const end = key ? key.end : Math.max(character, written);
  const start = key?.start ?? column;
  const quote = /^["']/.test(text.slice(start)) ? 1 : 0;
  const dash = setting.dashes.at(-1);
  const beside = siblingsOf(lines, line, column);
  const isAligned = key !== undefined || beside.size > 0;
  const aligned = isAligned ? column : alignedColumn(lines, line, column, setting);
  return {
    kind: 'key',
    steps: setting.steps,
    siblings: aligned === column ? beside : siblingsOf(lines, line, aligned),
    word: { start, end, text: text.slice(start + quote, end - (key ? quote : 0)) },
    hasColon: key !== undefined,
    isItem: dash !== undefined,
    isFlow: false,
    column: aligned,
    beside: dash === undefined ? [] : itemsBeside(lines, line, dash),
    list: key || dash !== undefined ? undefined : listAt(lines, line, aligned),
  };
};

const isDecoration = /^(?:[&!]\S*\s+)+$/;

/** The column where the last entry of the line begins, or would begin at the cursor. */
const columnAt = (text: string, character: number): number => {
  const last = entriesOfLine(text).at(-1);
  if (last === undefined || last.kind === 'dash' || last.column > character) return character;
  return isDecoration.test(text.slice(last.column, character)) ? character : last.column;
};

/** In front of what stands on a line: nothing is written there but blanks. */
const isBeforeAll = (text: string, character: number, column: number): boolean =>
  column === character &&
  /^[^\s#]/.test(text.slice(character).trimStart()) &&
  !startsAt(text, column);

const startsAt = (text: string, column: number): boolean =>
  entriesOfLine(text).some((entry) => entry.kind !== 'dash' && entry.column === column);

const structuredContext = (lines: Lines, position: Position): Context => {
  const { line, character } = position;
  const text = lines.text(line);
  const column = columnAt(text, character);
  if (isBeforeAll(text, character, column)) return nothing;
  const setting = settingOf(lines, line, column);
  const flow = rootFlow(lines, position) ?? outerFlow(lines, setting.ancestors, position);
  if (flow) return flow;
  const { steps } = setting;
  if (isInBlock(setting.ancestors) || steps === undefined) return nothing;
  const last = entriesOfLine(text).at(-1);
  const key = last?.kind === 'key' && last.column === column ? last : undefined;
  if (key && character > key.end) return valueAt(lines, key, steps, position);
  return (
    itemText(lines, column, steps, position) ??
    nameAt(text, column, character, false) ??
    keyContext(lines, column, key, { ...setting, steps }, position)
  );
};

const withoutHeader: ReadonlySet<Expectation> = new Set(['meta-data', 'lab', 'scenario']);

const hasHeader = ({ languageId, uri }: SourceText, { kind }: Region): boolean =>
  kind !== 'network-config' && !withoutHeader.has(expectationOf(languageId, uri));

/** What may have a header, but needs none. */
const beginsWithKeys: ReadonlySet<RegionKind> = new Set(['cloud-config', 'system-config']);

const headerAt = (
  source: SourceText,
  region: Region,
  lines: Lines,
  position: Position,
): Context | undefined => {
  if (position.line !== lines.first || !hasHeader(source, region)) return undefined;
  const text = lineAt(source, position.line);
  const isHeader = text.startsWith('#') || (text.trim() === '' && !beginsWithKeys.has(region.kind));
  return isHeader ? { kind: 'header', word: { start: 0, end: text.length, text } } : undefined;
};

/**
 * The first line of a document, where no region begins with it: the one that makes a template of the rest.
 * Undefined at any other place.
 */
export const templateHeaderAt = (source: SourceText, { line }: Position): Context | undefined => {
  const text = lineAt(source, 0);
  if (line !== 0 || !text.startsWith('##')) return undefined;
  return { kind: 'header', word: { start: 0, end: text.length, text } };
};

/** On the boundary behind a part of a MIME document. */
const isBehind = ({ text, lineStarts }: SourceText, { end }: Region, { line }: Position): boolean =>
  end < text.length && (lineStarts[line] ?? 0) >= end;

/** Nobody types in such a line: it is data that was pasted. */
const longestLine = 100_000;

/**
 * What can stand at a place, told from the lines round it alone, never from a parse: so it holds in the
 * middle of typing and with any mistake elsewhere.
 */
export const contextAt = (source: SourceText, region: Region, position: Position): Context => {
  const lines = linesOf(source, region);
  const text = lines.text(position.line);
  if (text.length > longestLine || isBehind(source, region, position)) return nothing;
  const header = headerAt(source, region, lines, position);
  if (header) return header;
  const jinja = region.jinja ? jinjaAt(text, position.character) : undefined;
  if (jinja) return jinja === 'text' ? nothing : jinja;
  if (isTextBlock(lines, position)) return nothing;
  const comment = commentColumn(text);
  if (comment !== undefined && position.character > comment) return nothing;
  return structuredContext(lines, position);
};
