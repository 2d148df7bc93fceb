import { type Leaf, leavesOf } from '../../documents/context/leaves.ts';
import type { OpenDocument } from '../../documents/open-document.ts';
import { keptByText } from '../../documents/placed-blocks.ts';
import type { DocumentBlock } from '../../documents/yaml-document.ts';

/** A block, with where it begins and in which of the document's regions. */
interface FoundBlock {
  readonly block: DocumentBlock;
  readonly regionIndex: number;
  readonly start: number;
  /** It is all there is of its region. */
  readonly isWhole: boolean;
}

/**
 * The blocks of a document. What was read last is good enough: names are seldom typed where they are used, and a
 * keystroke must not wait for a parse.
 */
export const blocksIn = (document: OpenDocument): readonly FoundBlock[] =>
  (document.readIfAny() ?? document.read()).flatMap(({ region, yaml }, regionIndex) => {
    const blocks = yaml?.blocks ?? [];
    return blocks.map((block) => ({
      block,
      regionIndex,
      start: region.start + block.start,
      isWhole: blocks.length === 1,
    }));
  });

const firstKey = (text: string): string | undefined => /^["']?([\w-]+)/.exec(text)?.[1];

const withoutNetwork = (leaf: Leaf): Leaf =>
  leaf.path.startsWith('network.') ? { ...leaf, path: leaf.path.slice('network.'.length) } : leaf;

const leavesWithoutNetwork = keptByText((block) => leavesOf(block).map(withoutNetwork));

/** What stands under some top-level keys; those under `network` count as if they stood at the top. */
export const leavesUnder = (document: OpenDocument, keys: readonly string[]): readonly Leaf[] =>
  keys.length === 0
    ? []
    : blocksIn(document)
        .filter(({ block, isWhole }) => isWhole || keys.includes(firstKey(block.text) ?? ''))
        .flatMap(({ block }) => leavesWithoutNetwork(block));
