import type { Context, Word } from '../../documents/context/context.ts';
import type { OpenDocument } from '../../documents/open-document.ts';
import { lineAt, type Position } from '../../documents/source-text.ts';

/** Where items go: the word they replace. */
export interface Target {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Columns by which further lines of an item are indented beyond the line it is on. */
  readonly indent: number;
  /** The same for an item that goes on the lines below. */
  readonly indentBelow: number;
  /** Spaces to put in front: one where the word would stick to a dash or colon, more to align it with its neighbours. */
  readonly lead: string;
  /** Blanks before the word that an item on the lines below makes superfluous. */
  readonly blanksBefore: number;
  /** The quote the word begins with: editors match what is typed with it. */
  readonly quote: string;
  /** What is typed has hyphens where the items have underscores. */
  readonly hasHyphens: boolean;
  /** The quote that keys are put into again. */
  readonly keyQuote: string;
  /** The quote that the word lacks at its end. */
  readonly trail: string;
}

/** A place where only the word itself is replaced. */
export const targetAt = ({ start, end }: Word, { line }: Position): Target => ({
  line,
  start,
  end,
  indent: 0,
  indentBelow: 0,
  lead: '',
  blanksBefore: 0,
  quote: '',
  hasHyphens: false,
  keyQuote: '',
  trail: '',
});

const leadOf = (context: Context, text: string, start: number): string => {
  if (context.kind === 'key' && context.column > start) return ' '.repeat(context.column - start);
  const isYaml = context.kind === 'key' || context.kind === 'value';
  // Between brackets a dash is part of a word; a colon without a blank would be too.
  const sticky = isYaml && context.isFlow ? ':' : '-:';
  return isYaml && sticky.includes(text[start - 1] ?? ' ') ? ' ' : '';
};

const indentOf = (context: Context, text: string, lead: string): number => {
  if (context.kind !== 'key') return lead.length;
  const own = text.search(/\S|$/);
  const sticks = context.column <= context.word.start ? lead.length : 0;
  // An empty line is indented as far as its cursor: the editor takes that for the lines that follow.
  return Math.max(0, context.column + sticks - Math.min(own, context.word.start));
};

/** Where the items for a context go; undefined where there are none. */
export const targetOf = (
  { source }: OpenDocument,
  context: Context,
  position: Position,
): Target | undefined => {
  if (context.kind === 'nothing') return undefined;
  const { start, end } = context.word;
  const text = lineAt(source, position.line);
  const lead = leadOf(context, text, start);
  const column = context.kind === 'value' ? context.column : undefined;
  const before = text.slice(0, start);
  const quote = /^["']/.exec(text.slice(start, end))?.[0] ?? '';
  return {
    line: position.line,
    start,
    end,
    indent: indentOf(context, text, lead),
    indentBelow: column === undefined ? 0 : column - text.search(/\S|$/) + 2,
    lead,
    blanksBefore: before.length - before.trimEnd().length,
    quote,
    hasHyphens: context.kind === 'key' && /\w-/.test(text.slice(start, position.character)),
    keyQuote: context.kind === 'key' && context.isFlow ? quote : '',
    trail: context.kind === 'value' && text[end] !== context.quote ? context.quote : '',
  };
};
