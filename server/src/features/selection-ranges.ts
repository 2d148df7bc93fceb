import type { SelectionRange } from 'vscode-languageserver-types';
import { type OpenDocument, regionAt } from '../documents/open-document.ts';
import { blockAt, placed, rangeOf, type Span } from '../documents/placed-blocks.ts';
import { lineAt, offsetAt, type Position, positionAt } from '../documents/source-text.ts';
import { spansAround } from './selection/spans-around.ts';

const character = /[\p{L}\p{N}_-]/u;

const wordSpan = (line: string, at: number): Span => {
  let start = at;
  let end = at;
  while (character.test(line[start - 1] ?? '')) start -= 1;
  while (character.test(line[end] ?? '')) end += 1;
  return { start, end };
};

const lineSpan = (line: string): Span => ({
  start: line.search(/\S|$/),
  end: line.trimEnd().length,
});

/** The word at an offset, and its line without the blanks around it. */
const onLine = ({ source }: OpenDocument, offset: number): readonly [word: Span, line: Span] => {
  const { line, character: column } = positionAt(source, offset);
  const text = lineAt(source, line);
  const start = offset - column;
  const moved = (span: Span): Span => ({ start: start + span.start, end: start + span.end });
  return [moved(wordSpan(text, column)), moved(lineSpan(text))];
};

const inBlock = (document: OpenDocument, offset: number): readonly Span[] | undefined => {
  const found = blockAt(document, offset);
  if (found === undefined) return undefined;
  const inside = spansAround(found.block, offset - found.offset) ?? [];
  const whole = placed(found, { start: 0, end: found.block.text.trimEnd().length });
  return [...inside.map((span) => placed(found, span)), whole];
};

const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Each strictly larger than the one before; what does not hold the one before is left out. */
const growing = (spans: readonly Span[]): readonly Span[] => {
  const kept: Span[] = [];
  for (const span of spans) {
    const inner = kept.at(-1);
    const isSame = inner?.start === span.start && inner.end === span.end;
    if (!isSame && (inner === undefined || contains(span, inner))) kept.push(span);
  }
  return kept;
};

const spansAt = (document: OpenDocument, position: Position): readonly Span[] => {
  const offset = offsetAt(document.source, position);
  const [word, line] = onLine(document, offset);
  const region = regionAt(document, position);
  return growing([
    word,
    ...(inBlock(document, offset) ?? [line]),
    ...(region ? [region] : []),
    { start: 0, end: document.source.text.length },
  ]);
};

const chained = (document: OpenDocument, spans: readonly Span[]): SelectionRange | undefined =>
  spans.reduceRight<SelectionRange | undefined>(
    (parent, span) => ({ range: rangeOf(document.source, span), ...(parent ? { parent } : {}) }),
    undefined,
  );

/** What to select around each position, one range each: from the word to the whole document. */
export const selectionRanges = (
  document: OpenDocument,
  positions: readonly Position[],
): readonly SelectionRange[] =>
  positions.map(
    (position) =>
      chained(document, spansAt(document, position)) ?? {
        range: { start: position, end: position },
      },
  );
