import { maskCharacter } from '../../documents/jinja-mask.ts';
import { spanOfText } from './span-of-text.ts';
import {
  childrenOf,
  entriesOf,
  itemsOf,
  type Scope,
  type Span,
  sourceOf,
  type Value,
} from './value.ts';
import { writtenSpan } from './written-span.ts';

/** A stretch of a scope to replace. */
export interface EditInScope extends Span {
  readonly scope: Scope;
  readonly text: string;
}

/** A fix with its edits in scopes; problem.ts has what it becomes. */
export interface FixInScope {
  readonly title: string;
  readonly edits: readonly EditInScope[];
  readonly isSafe: boolean;
}

type Edits = readonly (EditInScope | undefined)[];

const fixOf = (title: string, edits: Edits, isSafe: boolean): readonly FixInScope[] => {
  const possible = edits.filter((one) => one !== undefined);
  // What a template will make of it is not known, so it cannot be written again.
  const isWhole = possible.length === edits.length && edits.length > 0;
  const isMasked = possible.some(({ text }) => text.includes(maskCharacter));
  return isWhole && !isMasked ? [{ title, edits: possible, isSafe }] : [];
};

/** A fix that a person chooses. None if one of the edits cannot be made (undefined). */
export const fix = (title: string, ...edits: Edits): readonly FixInScope[] =>
  fixOf(title, edits, false);

/** A fix that can be applied unasked, by "fix all" on save: it only writes better what was meant. */
export const safeFix = (title: string, ...edits: Edits): readonly FixInScope[] =>
  fixOf(title, edits, true);

/** Any edit. */
export const edit = (scope: Scope, { start, end }: Span, text: string): EditInScope => ({
  scope,
  start,
  end,
  text,
});

/** Other YAML in place of a value, quotes and all; a name that is set in front of it stays. */
export const replaced = (value: Value, source: string): EditInScope | undefined => {
  if (value.borrowed) return undefined;
  const { scope, key } = value;
  const { start, end } = writtenSpan(value);
  // A block stands on lines of its own, at an indentation that is none for anything else.
  const isBlock = key !== undefined && /^:[ \t]*\r?\n\s*$/.test(scope.text.slice(key.end, start));
  return isBlock
    ? edit(scope, { start: key.end, end: lastOf(value) }, `: ${source}`)
    : edit(scope, { start, end }, source);
};

/** YAML that is read as this string. */
export const inQuotes = (text: string): string =>
  /['\\\n\t\r]/.test(text) ? JSON.stringify(text) : `'${text}'`;

/** A plain value in quotes, so that it is a string. */
export const quoted = (value: Value): EditInScope | undefined =>
  value.node.kind === 'scalar' && value.node.style === 'plain'
    ? replaced(value, inQuotes(value.node.text))
    : undefined;

/** Other text in place of a piece of a string; offsets as in `textOf`. */
export const replacedIn = (value: Value, piece: Span, text: string): EditInScope | undefined => {
  const span = spanOfText(value, piece);
  return span && edit(value.scope, span, text);
};

/** Another name for the key of a value; undefined if its map has that name already. */
export const renamed = (value: Value, name: string): EditInScope | undefined =>
  value.borrowed || !value.key || entriesOf(value.parent).some(({ part }) => part === name)
    ? undefined
    : edit(value.scope, value.key, name);

const startOfLine = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

/** Where the line break of a line begins, be it of one character or of two. */
const lineBreakAfter = (text: string, at: number): number => {
  const end = endOfLine(text, at);
  return end > at && text[end - 1] === '\r' ? end - 1 : end;
};

interface Placed extends Pick<Value, 'span' | 'key'> {
  readonly scope: Scope;
}

/** Where the last character of a value is written; of an empty one that of its key. */
const lastOf = ({ scope: { text }, span, key }: Placed): number => {
  const written = text.slice(span.start, span.end).trimEnd().length;
  return Math.max(span.start + written, key?.end ?? 0);
};

/** The lines that an entry has for itself, the last line end included. */
export const linesOf = (entry: Placed): Span => {
  const { text } = entry.scope;
  const start = startOfLine(text, (entry.key ?? entry.span).start);
  return { start, end: Math.min(endOfLine(text, lastOf(entry)) + 1, text.length) };
};

/** Where an entry or item begins: its key, or the dash. */
const beginOf = ({ scope: { text }, span, key }: Value): number | undefined => {
  if (key) return key.start;
  const before = text.slice(0, span.start).trimEnd();
  return before.endsWith('-') ? before.length - 1 : undefined;
};

const isFlow = (value: Value | undefined): boolean =>
  value !== undefined && value.node.kind !== 'scalar' && value.node.flow;

/** Whether an entry or item stands between brackets, and so has no lines for itself. */
export const isInFlow = ({ parent }: Value): boolean => isFlow(parent);

const siblingsOf = ({ parent }: Value): readonly Value[] => (parent ? childrenOf(parent) : []);

/** An item of `[]`, or entry of `{}`, with the comma that is too many. */
const removedFromFlow = (value: Value): EditInScope | undefined => {
  const { scope, key, span } = value;
  const siblings = siblingsOf(value);
  const at = siblings.indexOf(value);
  const [before, next] = [siblings[at - 1], siblings[at + 1]];
  const begin = (key ?? span).start;
  const [start, end, comma] = next
    ? [begin, (next.key ?? next.span).start, [lastOf(value), (next.key ?? next.span).start]]
    : [before ? lastOf(before) : begin, lastOf(value), [before ? lastOf(before) : begin, begin]];
  // Names and types in between belong to one of the two.
  const isPlain = /^\s*,\s*$/.test(scope.text.slice(comma[0], comma[1]));
  return isPlain && !next?.borrowed && !before?.borrowed
    ? edit(scope, { start, end }, '')
    : undefined;
};

/** Away with an entry or item, with its lines; undefined for the only one. */
export const removed = (value: Value): EditInScope | undefined => {
  const { scope, parent } = value;
  const { text } = scope;
  const begin = beginOf(value);
  const siblings = siblingsOf(value);
  if (value.borrowed || siblings.length < 2) return undefined;
  // A name that is set here may be needed further down.
  if (/(?:^|\s)&[^\s&]/.test(sourceOf(value))) return undefined;
  if (isFlow(parent)) return removedFromFlow(value);
  if (begin === undefined) return undefined;
  const lineStart = startOfLine(text, begin);
  const end = Math.min(endOfLine(text, lastOf(value)) + 1, text.length);
  if (text.slice(lineStart, begin).trim() === '') return edit(scope, { start: lineStart, end }, '');
  const next = siblings[siblings.indexOf(value) + 1];
  return next?.key && !next.borrowed
    ? edit(scope, { start: begin, end: next.key.start }, '')
    : undefined;
};

/** Away with an entry at the top, be it the only one. */
export const removedAtTop = (entry: Value): EditInScope | undefined =>
  isInFlow(entry) ? removed(entry) : edit(entry.scope, linesOf(entry), '');

const indentAt = (text: string, at: number): string => ' '.repeat(at - startOfLine(text, at));

const addedToFlow = (list: Value, source: string, where: 'first' | 'last'): EditInScope => {
  const { scope, span } = list;
  const open = scope.text.indexOf('[', span.start) + 1;
  if (itemsOf(list).length === 0) return edit(scope, { start: open, end: open }, source);
  const at = where === 'first' ? open : lastOf(list) - 1;
  return edit(scope, { start: at, end: at }, where === 'first' ? `${source}, ` : `, ${source}`);
};

/** One more item for a list, in the form of those that are there. */
export const addedItem = (
  list: Value,
  source: string,
  where: 'first' | 'last' = 'last',
): EditInScope | undefined => {
  if (list.borrowed || list.node.kind !== 'list') return undefined;
  if (list.node.flow) return addedToFlow(list, source, where);
  const items = itemsOf(list);
  const [first] = items;
  const last = items.at(-1);
  const dash = first && beginOf(first);
  if (last === undefined || dash === undefined) return undefined;
  const { scope } = list;
  const indent = indentAt(scope.text, dash);
  if (where === 'first') return edit(scope, { start: dash, end: dash }, `- ${source}\n${indent}`);
  const at = lineBreakAfter(scope.text, lastOf(last));
  return edit(scope, { start: at, end: at }, `\n${indent}- ${source}`);
};

/** One more entry for a map, behind one that is there: `addedAfter(password, 'lock_passwd: false')`. */
export const addedAfter = (sibling: Value, source: string): EditInScope | undefined => {
  const { scope, key, borrowed, parent } = sibling;
  if (borrowed || !key) return undefined;
  if (isFlow(parent)) {
    const at = lastOf(sibling);
    return edit(scope, { start: at, end: at }, `, ${source}`);
  }
  const at = lineBreakAfter(scope.text, lastOf(sibling));
  return edit(scope, { start: at, end: at }, `\n${indentAt(scope.text, key.start)}${source}`);
};
