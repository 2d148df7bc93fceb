import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { OpenDocument, ReadRegion } from '../documents/open-document.ts';
import { rangeOf, type Span } from '../documents/placed-blocks.ts';
import { offsetAt } from '../documents/source-text.ts';
import type { YamlDocument } from '../documents/yaml-document.ts';
import { blockEdits } from './formatting/block-edits.ts';
import { controlsBlanks, movesWhatFollows } from './formatting/jinja-indentation.ts';
import { prefaceEdits } from './formatting/preface.ts';
import type { GapEdit } from './formatting/text-edits.ts';

/** A range that only borders on something does not mean it; an empty one means what it stands before. */
const touches = (span: Span, start: number, end: number): boolean =>
  span.start < end && start < Math.max(span.end, span.start + 1);

const moved = (edits: readonly GapEdit[], by: number): readonly GapEdit[] =>
  edits.map(({ start, end, text }) => ({ start: start + by, end: end + by, text }));

const editsOfYaml = (text: string, { region, blocks }: YamlDocument, within: Span) => {
  const bodyStart = region.start + (blocks[0]?.start ?? 0);
  const preface = touches(within, region.start, bodyStart)
    ? prefaceEdits(text.slice(region.start, bodyStart))
    : [];
  const ofBlocks = blocks.flatMap((block, index) => {
    const start = region.start + block.start;
    const end = start + block.text.length;
    const isLast = index === blocks.length - 1 && end === text.length;
    if (!touches(within, start, isLast ? end + 1 : end)) return [];
    return moved(blockEdits({ block, original: text.slice(start, end), isLast }), start);
  });
  return [...moved(preface, region.start), ...ofBlocks];
};

const isReadable = ({ yaml }: ReadRegion): boolean =>
  yaml?.blocks.every(
    ({ errors, reading }) => errors.length === 0 && reading.node?.kind === 'map',
  ) ?? false;

/** What stands before the first key, and behind the value of each, the value's last line included. */
const betweenKeys = ({ region, blocks }: YamlDocument, text: string): readonly string[] => [
  `\n${text.slice(region.start, region.start + (blocks[0]?.start ?? 0))}`,
  ...blocks.map((block) => {
    const start = region.start + block.start;
    const end = start + (block.reading.node?.end ?? 0);
    return text.slice(text.lastIndexOf('\n', end - 1), start + block.text.length);
  }),
];

/** Whether the blanks between keys mean nothing, as everywhere but in some templates. */
const hasFreeBlanks = (yaml: YamlDocument, text: string): boolean =>
  !yaml.region.jinja ||
  !(
    controlsBlanks(text.slice(yaml.region.start, yaml.region.end)) ||
    betweenKeys(yaml, text).some(movesWhatFollows)
  );

const canBeFormatted = (read: ReadRegion, text: string): boolean =>
  isReadable(read) && read.yaml !== undefined && hasFreeBlanks(read.yaml, text);

/**
 * The edits that lay a document out, or the blocks that a range touches: blanks alone change, never what a value
 * means, a comment or a template. A part that cannot be read is left alone.
 */
export const formattingEdits = (document: OpenDocument, range?: Range): readonly TextEdit[] => {
  const { source } = document;
  const within = range
    ? { start: offsetAt(source, range.start), end: offsetAt(source, range.end) }
    : { start: 0, end: source.text.length };
  return document
    .read()
    .filter((read) => canBeFormatted(read, source.text))
    .flatMap(({ yaml }) => (yaml ? editsOfYaml(source.text, yaml, within) : []))
    .map(({ start, end, text }) => ({ range: rangeOf(source, { start, end }), newText: text }));
};
