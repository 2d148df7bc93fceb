/** A dash that begins a list item, at its column. */
export interface DashEntry {
  readonly kind: 'dash';
  readonly column: number;
}

/** A key with what follows its colon on the line. */
export interface KeyEntry {
  readonly kind: 'key';
  /** Where its line of keys begins: before an anchor or type that stands in front of the key. */
  readonly column: number;
  /** Column of the key itself. */
  readonly start: number;
  /** Column after the key, before the colon. */
  readonly end: number;
  readonly name: string;
  /** The text after the colon, anchors and tags skipped, without white space round it. */
  readonly value: string;
  readonly valueColumn: number;
}

/** Anything else: the scalar of a list item, a word that is no key yet, a line of a longer text. */
export interface TextEntry {
  readonly kind: 'text';
  readonly column: number;
  readonly value: string;
}

export type LineEntry = DashEntry | KeyEntry | TextEntry;

// PyYAML takes no tab here, but who typed one wants help all the same.
const dashes = /^([ \t]*)((?:-(?:[ \t]+|$))*)/;
const quotedKey = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*:(?=\s|$)/;
const plainStart = /^(?:[^\s"'#[\]{},&*!|>%@`-]|-[^\s#])/;

const isBlank = (character: string | undefined): boolean =>
  character === undefined || character === ' ' || character === '\t' || character === '\r';

/** Where the colon of a bare key stands; a walk and no pattern, for lines may be long. */
const colonOf = (rest: string): number | undefined => {
  if (!plainStart.test(rest)) return undefined;
  const end = rest.indexOf('#', 1);
  for (let at = rest.indexOf(':', 1); at > 0; at = rest.indexOf(':', at + 1)) {
    if (end >= 0 && at > end) return undefined;
    if (isBlank(rest[at + 1])) return at;
  }
  return undefined;
};

/** A key that a text begins with, as it is written, and all up to its colon. */
const keyOf = (rest: string): { readonly key: string; readonly length: number } | undefined => {
  const [whole, quoted] = quotedKey.exec(rest) ?? [];
  if (whole !== undefined && quoted !== undefined) return { key: quoted, length: whole.length };
  const colon = colonOf(rest);
  return colon === undefined
    ? undefined
    : { key: rest.slice(0, colon).trimEnd(), length: colon + 1 };
};

const decoration = /^\s*(?:[&!]\S*\s+)*(?:[&!]\S*$)?/;

/** A key without its quotes. */
export const unquoted = (text: string): string => {
  const quote = text[0];
  const isQuoted = text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote);
  return isQuoted ? text.slice(1, -1) : text;
};

const decorated = /^(?:[&!]\S*[ \t]+)+(?=\S)/;

const keyEntry = (line: string, column: number): KeyEntry | undefined => {
  const start = column + (decorated.exec(line)?.[0].length ?? 0);
  const rest = line.slice(start - column);
  const found = keyOf(rest);
  if (found === undefined) return undefined;
  const { key, length } = found;
  const after = rest.slice(length);
  const skipped = decoration.exec(after)?.[0].length ?? 0;
  return {
    kind: 'key',
    column,
    start,
    end: start + key.length,
    name: unquoted(key),
    value: after.slice(skipped).trim(),
    valueColumn: start + length + skipped,
  };
};

const dashEntries = (text: string, from: number): readonly DashEntry[] =>
  [...text.matchAll(/-/g)].map(({ index }) => ({ kind: 'dash', column: from + index }));

/** What stands on a line, from left to right: dashes, then a key or some text. Empty for an empty line. */
export const entriesOfLine = (line: string): readonly LineEntry[] => {
  const [all = '', spaces = '', marks = ''] = dashes.exec(line) ?? [];
  const rest = line.slice(all.length);
  const items = dashEntries(marks, spaces.length);
  if (rest.trim() === '' || rest.startsWith('#')) return items;
  const key = keyEntry(rest, all.length);
  return [...items, key ?? { kind: 'text', column: all.length, value: rest.trim() }];
};

const blockHeader = /^[|>](?:[-+]?[1-9]?|[1-9][-+])\s*(?:#.*)?$/;

/** Whether a value opens a text block: `|`, `>-` and the like. */
export const opensBlock = (value: string): boolean => blockHeader.test(value);

/** Whether a value begins with a bracket. */
export const opensFlow = (value: string): boolean => value.startsWith('[') || value.startsWith('{');

// A quote in the middle of a word is part of it.
const quotedOrComment = /(?:^|[\s[{,:])("(?:\\.|[^"\\])*"?|'(?:''|[^'])*'?)|(?:^|\s)(#)/g;

/** Where a comment begins; undefined if there is none. Quotes are respected, block texts are not. */
export const commentColumn = (line: string): number | undefined => {
  if (!line.includes('#')) return undefined;
  for (const found of line.matchAll(quotedOrComment)) {
    if (found[2] !== undefined) return found.index + found[0].length - 1;
  }
  return undefined;
};
