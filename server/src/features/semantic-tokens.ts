import type { Range } from 'vscode-languageserver-types';
import type { OpenDocument } from '../documents/open-document.ts';
import {
  keptByText,
  type PlacedBlock,
  placedBlocks,
  type Span,
} from '../documents/placed-blocks.ts';
import { offsetAt } from '../documents/source-text.ts';
import type { Settings } from '../settings.ts';
import { rootShapeOf } from '../validation/root-shape.ts';
import { namesIn } from './names/names-in-document.ts';
import { contentTokens } from './tokens/content-tokens.ts';
import { deprecatedTokens } from './tokens/deprecated-tokens.ts';
import { encoded } from './tokens/encoded.ts';
import type { Token } from './tokens/token.ts';

export { editsBetween } from './tokens/encoded.ts';
export { tokenModifiers, tokenTypes } from './tokens/token.ts';

const contentOfBlock = keptByText(contentTokens);

const tokensOfBlock = (
  { source }: OpenDocument,
  { block, region, offset }: PlacedBlock,
  settings: Settings,
): readonly Token[] => {
  const shape = rootShapeOf(region, source.text);
  return [...contentOfBlock(block), ...(shape ? deprecatedTokens(block, shape, settings) : [])].map(
    (token) => ({ ...token, start: token.start + offset, end: token.end + offset }),
  );
};

/** Users and groups that this document makes, and where it names them again. */
const tokensOfNames = (document: OpenDocument): readonly Token[] => {
  const names = namesIn(document).filter(({ kind }) => kind === 'user' || kind === 'group');
  const id = ({ kind, name }: { kind: string; name: string }): string => `${kind} ${name}`;
  const made = new Set(names.filter(({ isDefinition }) => isDefinition).map(id));
  return names
    .filter((one) => made.has(id(one)))
    .map(({ start, end, isDefinition }) => ({
      start,
      end,
      type: 'variable',
      ...(isDefinition ? { modifier: 'declaration' } : {}),
    }));
};

const isWithin = (span: Span, start: number, end: number): boolean =>
  span.start <= end && start <= span.end;

/**
 * What the grammar cannot know, encoded as LSP has it: the language of files by their path, names of users and
 * groups, deprecated keys. Of a range only the blocks that it touches.
 */
export const semanticTokens = (
  document: OpenDocument,
  settings: Settings,
  range?: Range,
): readonly number[] => {
  const { source } = document;
  const start = range ? offsetAt(source, range.start) : 0;
  const end = range ? offsetAt(source, range.end) : source.text.length;
  const ofBlocks = placedBlocks(document)
    .filter(({ block, offset }) =>
      isWithin({ start: offset, end: offset + block.text.length }, start, end),
    )
    .flatMap((placed) => tokensOfBlock(document, placed, settings));
  const all = [...ofBlocks, ...tokensOfNames(document)];
  return encoded(
    source,
    all.filter((token) => isWithin(token, start, end)),
  );
};
