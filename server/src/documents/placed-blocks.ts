import type { OpenDocument } from './open-document.ts';
import type { Region } from './regions.ts';
import { type Position, positionAt, type SourceText } from './source-text.ts';
import type { YamlReading } from './yaml/read.ts';
import type { DocumentBlock } from './yaml-document.ts';

/** A block with the region it is of and where it begins in the whole document. */
export interface PlacedBlock {
  readonly region: Region;
  readonly block: DocumentBlock;
  readonly offset: number;
}

/** A stretch of text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const blocksOf = new WeakMap<OpenDocument, readonly PlacedBlock[]>();

/** The blocks of all regions of YAML, in the order of the text. */
export const placedBlocks = (document: OpenDocument): readonly PlacedBlock[] => {
  const known = blocksOf.get(document);
  if (known) return known;
  const blocks = document.read().flatMap(({ region, yaml }) =>
    (yaml?.blocks ?? []).map((block) => ({
      region,
      block,
      offset: region.start + block.start,
    })),
  );
  blocksOf.set(document, blocks);
  return blocks;
};

/** The block an offset of the document is in; at a border the later one. */
export const blockAt = (document: OpenDocument, at: number): PlacedBlock | undefined =>
  placedBlocks(document).findLast(
    ({ block, offset }) => offset <= at && at <= offset + block.text.length,
  );

/** What is told from a block's text alone, told once for each text. */
export const keptByText = <Value>(
  tell: (block: DocumentBlock) => Value,
): ((block: DocumentBlock) => Value) => {
  const known = new WeakMap<YamlReading, { readonly value: Value }>();
  return (block) => {
    const kept = known.get(block.reading);
    if (kept) return kept.value;
    const value = tell(block);
    known.set(block.reading, { value });
    return value;
  };
};

/** A span as an editor's range. */
export const rangeOf = (
  source: SourceText,
  { start, end }: Span,
): { readonly start: Position; readonly end: Position } => ({
  start: positionAt(source, start),
  end: positionAt(source, Math.max(start, end)),
});

/** A span of a block, counted from the start of the document. */
export const placed = ({ offset }: PlacedBlock, { start, end }: Span): Span => ({
  start: offset + start,
  end: offset + end,
});
