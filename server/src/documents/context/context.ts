import type { Siblings, Step } from './path.ts';

/** The word at the cursor: columns on its line; the cursor is somewhere from `start` to `end`. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Structured {
  /** From the top of the region to the map or value at the cursor. */
  readonly steps: readonly Step[];
  readonly word: Word;
  /** In brackets, where nothing goes on a line of its own. */
  readonly isFlow: boolean;
  /** Where the place is an item of a list: the other items that are plain words. */
  readonly beside: readonly string[];
}

/** A place for a key: a map is at `steps`. Where `isItem`, a list item begins here, which may also be a scalar. */
export interface KeyContext extends Structured {
  readonly kind: 'key';
  readonly siblings: Siblings;
  readonly hasColon: boolean;
  readonly isItem: boolean;
  /** The column where the key begins, or should begin where its line is indented less than its neighbours. */
  readonly column: number;
  /** The way to a list whose dash may stand at the very same column; undefined if there is none. */
  readonly list: readonly Step[] | undefined;
}

/** A place for a value, the one at `steps`; `quote` if it is begun with one. */
export interface ValueContext extends Structured {
  readonly kind: 'value';
  readonly quote: '' | '"' | "'";
  /** The column of the key, where its value may also be written on the lines below; undefined if it may not. */
  readonly column: number | undefined;
}

/** Inside `{{ }}` or `{% %}`. */
export interface JinjaContext {
  readonly kind: 'jinja';
  /** `tag`: the word that says what a statement does. */
  readonly place: 'tag' | 'expression' | 'filter' | 'test';
  /** What stands before the word: `v1.`, or `ds['meta_data'].` as `ds.meta_data.`. */
  readonly expression: string;
  /** The word is written in quotes between brackets. */
  readonly isQuoted: boolean;
  /** The tag is closed already. */
  readonly isClosed: boolean;
  readonly word: Word;
}

/** What can stand at a place of a document. */
export type Context =
  | KeyContext
  | ValueContext
  | JinjaContext
  /** The name of an anchor, after `*`; the word has the star. `isMerge` where it is the value of `<<`. */
  | { readonly kind: 'alias'; readonly isMerge: boolean; readonly word: Word }
  /** The name of an anchor where it is set, after `&`; the word has the mark. */
  | { readonly kind: 'anchor'; readonly word: Word }
  /** What opens a text block: `|`, `>-` and the like. */
  | { readonly kind: 'style'; readonly word: Word }
  /** A type, after `!`; the word has the mark. */
  | { readonly kind: 'tag'; readonly word: Word }
  /** The line that says what the document is. */
  | { readonly kind: 'header'; readonly word: Word }
  /** Text, a comment, or where nothing can be said. */
  | { readonly kind: 'nothing' };

export const nothing: Context = { kind: 'nothing' };

/** Where the run of such characters begins that ends at a column. */
export const startOfRun = (text: string, end: number, character: RegExp): number => {
  let start = end;
  while (start > 0 && character.test(text[start - 1] ?? '')) start -= 1;
  return start;
};

const keyCharacter = /[^\s:,[\]{}#"'&*!|>]/;

/** The word from a column on, as far as it goes beyond the cursor. */
export const wordAt = (line: string, character: number, from: number): Word => {
  let end = character;
  while (end < line.length && keyCharacter.test(line[end] ?? '')) end += 1;
  return { start: from, end, text: line.slice(from, end) };
};
