import { resolved } from '../documents/yaml/anchors.ts';
import type { DocumentBlock, YamlDocument } from '../documents/yaml-document.ts';
import type { Shape } from '../knowledge/shape.ts';
import { checkedBlock } from './block-check.ts';
import type { CheckResult } from './check.ts';
import { identityOf, typeOf } from './value.ts';

/** A block that can be checked. */
export interface CheckedBlock {
  readonly block: DocumentBlock;
  /** What the check says about it; undefined if it is no map. Done when asked for. */
  result(): CheckResult | undefined;
  /** Its key stands again further down, so that nothing of this block counts. */
  readonly isLost: boolean;
}

/** What a region is as a whole. */
export interface CheckedRegion {
  readonly blocks: readonly CheckedBlock[];
  /** `map` as it should be, `nothing` but comments, or some `other` value; undefined if unreadable. */
  readonly root: 'map' | 'nothing' | 'other' | undefined;
}

/** The keys at the top of a block, by identity. */
const topKeysOf = ({ reading: { node }, anchors }: DocumentBlock): readonly string[] => {
  if (node?.kind !== 'map') return [];
  return node.entries.flatMap(({ key }) => {
    const target = resolved(key, anchors);
    return target === undefined ? [] : [identityOf(target)];
  });
};

const rootOf = ({ blocks }: YamlDocument): CheckedRegion['root'] => {
  // PyYAML makes a list that holds itself, and goes on.
  if (blocks.some(({ errors }) => errors.some(({ code }) => code !== 'yaml-recursion')))
    return undefined;
  const [first] = blocks;
  if (first?.reading.node === undefined) return 'nothing';
  const node = resolved(first.reading.node, first.anchors);
  if (node === undefined) return undefined;
  const type = typeOf(node);
  if (type === 'map') return 'map';
  return type === 'null' ? 'nothing' : 'other';
};

interface Kept {
  readonly shape: Shape;
  readonly checked: CheckedRegion;
}

const kept = new WeakMap<YamlDocument, Kept>();

/** Sets each block of a region against the shape of the whole; rules ask for the same once more. */
export const checkedRegion = (document: YamlDocument, shape: Shape): CheckedRegion => {
  const known = kept.get(document);
  if (known?.shape === shape) return known.checked;
  const checked = checkRegion(document, shape);
  kept.set(document, { shape, checked });
  return checked;
};

const checkRegion = (document: YamlDocument, shape: Shape): CheckedRegion => {
  const keysOfBlocks = document.blocks.map(topKeysOf);
  const lastByKey = new Map(
    keysOfBlocks.flatMap((keys, index) => keys.map((key) => [key, index] as const)),
  );
  const blocks = document.blocks.map((block, index) => {
    const isMap = block.reading.node?.kind === 'map';
    const keys = keysOfBlocks[index] ?? [];
    return {
      block,
      result: () => (isMap ? checkedBlock(block, shape) : undefined),
      isLost: keys.length > 0 && keys.every((key) => lastByKey.get(key) !== index),
    };
  });
  return { blocks, root: rootOf(document) };
};
