import type { Position } from '../source-text.ts';
import { type Context, nothing, type Word, wordAt } from './context.ts';
import { type FlowPlace, flowPlace } from './flow.ts';
import type { Lines } from './lines.ts';
import { nameAt } from './name-at.ts';
import type { Step } from './path.ts';

const textOfLines = (lines: Lines, from: number, to: number): string => {
  const parts: string[] = [];
  for (let line = from; line <= to; line += 1) parts.push(lines.text(line));
  return parts.join('\n');
};

const longestFlow = 2000;

/** A bracket that was opened, and the way to what it holds. */
export interface OpenedFlow {
  readonly line: number;
  readonly column: number;
  readonly steps: readonly Step[];
}

/** Where a key is written anew, its quotes are too. */
const withQuotes = (whole: string, { start, end, text }: Word, quote: string): Word => {
  const isClosed = quote !== '' && whole[end] === quote;
  return { start: start - quote.length, end: isClosed ? end + 1 : end, text };
};

const upToQuote: Readonly<Record<string, RegExp>> = {
  '"': /^(?:\\.|[^"\\])*(?="\s*(?:[,\]}]|$))/,
  "'": /^(?:''|[^'])*(?='\s*(?:[,\]}]|$))/,
  '': /^(?:[^,[\]{}:#]|:(?=[^\s,\]}]))*(?=[,\]}]|$)/,
};

/** A value may have blanks; what is not closed on its line goes as far as its word. */
const valueWord = (whole: string, character: number, start: number, quote: string): Word => {
  const text = upToQuote[quote]?.exec(whole.slice(start))?.[0].trimEnd();
  const end = start + (text?.length ?? 0);
  return end > character
    ? { start, end, text: whole.slice(start, end) }
    : wordAt(whole, character, start);
};

const contextOf = (
  whole: string,
  place: FlowPlace,
  before: string,
  opened: OpenedFlow,
  { character }: Position,
): Context => {
  const start = Math.max(0, character - (before.length - place.wordStart));
  const begun = whole.slice(start, character);
  const first = begun[0];
  const quote = first === '"' || first === "'" ? first : '';
  // The word is over: a quote is closed, and neither comma nor bracket came yet.
  if (quote !== '' && begun.indexOf(quote, 1) > 0) return nothing;
  const steps = [...opened.steps, ...place.steps];
  if (place.expects === 'value') {
    const { beside } = place;
    const word = valueWord(whole, character, start + quote.length, quote);
    return { kind: 'value', steps, word, isFlow: true, quote, column: undefined, beside };
  }
  const word = wordAt(whole, character, start + quote.length);
  const hasColon = /^["']?\s*:/.test(whole.slice(word.end));
  return {
    kind: 'key',
    steps,
    siblings: place.siblings,
    word: hasColon ? word : withQuotes(whole, word, quote),
    hasColon,
    isItem: false,
    isFlow: true,
    column: start,
    beside: [],
    list: undefined,
  };
};

/** The last line below one that may belong to brackets which are open: what is not indented any more does not. */
export const lastInside = (lines: Lines, opened: OpenedFlow, line = opened.line): number => {
  const outer = lines.indent(opened.line) ?? 0;
  const end = Math.min(line + longestFlow, lines.last);
  let last = line;
  while (last < end && (lines.indent(last + 1) ?? outer + 1) > outer) last += 1;
  return last;
};

/** What can stand in brackets that were opened at a column of an earlier line, or of this one; undefined behind them. */
export const flowAt = (
  lines: Lines,
  opened: OpenedFlow,
  position: Position,
): Context | undefined => {
  const { line, character } = position;
  if (line - opened.line > longestFlow) return undefined;
  const whole = lines.text(line);
  const head = opened.line === line ? '' : `${textOfLines(lines, opened.line, line - 1)}\n`;
  const before = (head + whole.slice(0, character)).slice(opened.column);
  const more = textOfLines(lines, line + 1, lastInside(lines, opened, line));
  const place = flowPlace(before, `${whole.slice(character)}\n${more}`);
  if (place === undefined) return undefined;
  const from = Math.max(0, character - (before.length - place.wordStart));
  return (
    nameAt(whole, from, character, place.isMerge) ??
    contextOf(whole, place, before, opened, position)
  );
};
