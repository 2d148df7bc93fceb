import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { OpenDocument, ReadRegion } from '../documents/open-document.ts';
import { keptByText } from '../documents/placed-blocks.ts';
import type { Region } from '../documents/regions.ts';
import { lineAt, lineOf, lineWithin, type SourceText } from '../documents/source-text.ts';
import type { DocumentBlock, YamlDocument } from '../documents/yaml-document.ts';
import {
  type CommentFolds,
  commentFolds,
  regionFolds,
  textSpans,
} from './folding/comment-folds.ts';
import { type Fold, lineStartsOf, longestOfEachLine } from './folding/fold.ts';
import { indentationFolds } from './folding/indentation-folds.ts';
import { nodeFolds } from './folding/node-folds.ts';
import { statementFolds } from './folding/statement-folds.ts';

const noComments: CommentFolds = { folds: [], marks: [] };

const commentsIn = (block: DocumentBlock, starts: readonly number[]): CommentFolds => {
  if (!block.text.includes('#')) return noComments;
  const textLines = new Set<number>();
  for (const { start, end } of textSpans(block.reading.node)) {
    const last = lineWithin(starts, Math.max(start, end - 1));
    for (let line = lineWithin(starts, start) + 1; line <= last; line += 1) textLines.add(line);
  }
  return commentFolds(block.text.split('\n'), (line) => textLines.has(line));
};

/** Lines count from the start of the block. */
const foldsOfBlock = keptByText((block): CommentFolds => {
  const { node } = block.reading;
  if (node === undefined) return { folds: indentationFolds(block.text), marks: [] };
  const starts = lineStartsOf(block.text);
  const comments = commentsIn(block, starts);
  const nodes = nodeFolds(node, block.text, (offset) => lineWithin(starts, offset));
  return { folds: longestOfEachLine([...nodes, ...comments.folds]), marks: comments.marks };
});

const moved = (folds: readonly Fold[], by: number): readonly Fold[] =>
  folds.map((fold) => ({ ...fold, start: fold.start + by, end: fold.end + by }));

const foldsOfYaml = (source: SourceText, { region, blocks }: YamlDocument): readonly Fold[] => {
  const preface = source.text.slice(region.start, region.start + (blocks[0]?.start ?? 0));
  const parts = [
    { at: 0, ...commentFolds(preface.split('\n'), () => false) },
    ...blocks.map((block) => ({ at: block.start, ...foldsOfBlock(block) })),
  ].map((part) => ({ ...part, line: lineOf(source, region.start + part.at) }));
  const marks = parts.flatMap((part) =>
    part.marks.map(({ line, isEnd }) => ({ line: line + part.line, isEnd })),
  );
  return [...parts.flatMap(({ folds, line }) => moved(folds, line)), ...regionFolds(marks)];
};

/** A part of a MIME document, from the line that begins it. */
const foldOfPart = (
  source: SourceText,
  { region }: ReadRegion,
  before: number,
): readonly Fold[] => {
  const mark = source.text.lastIndexOf('\n--', region.start - 1);
  if (mark + 1 < before || mark < 0) return [];
  const body = source.text.slice(region.start, region.end).trimEnd();
  const start = lineOf(source, mark + 1);
  const end = lineOf(source, region.start + body.length);
  return end > start ? [{ start, end, kind: 'region' }] : [];
};

const isComment = (source: SourceText, line: number): boolean => /^\s*#/.test(lineAt(source, line));

/** Statements stand as comments in what YAML is made to read; they are none, and fold what is between them. */
const foldsOfTemplate = (
  source: SourceText,
  { start, end }: Region,
  own: readonly Fold[],
): readonly Fold[] => [
  ...own.filter(
    (fold) =>
      fold.kind !== 'comment' || (isComment(source, fold.start) && isComment(source, fold.end)),
  ),
  ...moved(statementFolds(source.text.slice(start, end)), lineOf(source, start)),
];

const foldsOfRegion = (
  { source, regions }: OpenDocument,
  read: ReadRegion,
  index: number,
): readonly Fold[] => {
  const { region, yaml } = read;
  if (region.kind === 'unread') return [];
  const own = yaml
    ? foldsOfYaml(source, yaml)
    : moved(
        indentationFolds(source.text.slice(region.start, region.end)),
        lineOf(source, region.start),
      );
  const folds = region.jinja ? foldsOfTemplate(source, region, own) : own;
  return [...foldOfPart(source, read, regions[index - 1]?.end ?? 0), ...folds];
};

/** What can be folded: keys with their values, items, text blocks, comments, parts of a MIME document. */
export const foldingRanges = (document: OpenDocument): readonly FoldingRange[] =>
  longestOfEachLine(
    document.read().flatMap((read, index) => foldsOfRegion(document, read, index)),
  ).map(({ start, end, kind }) => ({
    startLine: start,
    endLine: end,
    ...(kind ? { kind: FoldingRangeKind[kind === 'comment' ? 'Comment' : 'Region'] } : {}),
  }));
