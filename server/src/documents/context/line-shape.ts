/** A dash that begins a list item, at its column. */
export interface DashEntry {
  readonly kind: 'dash';
  readonly column: number;
}

/** A key with what follows its colon on the line. */
export interface KeyEntry {
  readonly kind: 'key';
  readonly column: number;
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

const dashes = /^( *)((?:-(?: +|$))*)/;
const keyOf =
  /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#[\]{},&*!|>%@`-][^#]*?|-[^\s#][^#]*?)\s*:(?=\s|$)/;
const decoration = /^\s*(?:[&!]\S*\s+)*(?:[&!]\S*$)?/;

/** A key without its quotes. */
export const unquoted = (text: string): string => {
  const quote = text[0];
  const isQuoted = text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote);
  return isQuoted ? text.slice(1, -1) : text;
};

const keyEntry = (rest: string, column: number): KeyEntry | undefined => {
  const [whole, key] = keyOf.exec(rest) ?? [];
  if (whole === undefined || key === undefined) return undefined;
  const after = rest.slice(whole.length);
  const skipped = decoration.exec(after)?.[0].length ?? 0;
  return {
    kind: 'key',
    column,
    end: column + key.length,
    name: unquoted(key),
    value: after.slice(skipped).trim(),
    valueColumn: column + whole.length + skipped,
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
