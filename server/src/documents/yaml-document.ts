import { type Block, blocksOf, uncut } from './blocks.ts';
import { masked } from './jinja-mask.ts';
import type { Region } from './regions.ts';
import { type Anchors, type GrowingAnchors, mergeErrors, nameErrors } from './yaml/anchors.ts';
import type { YamlError, YamlNode } from './yaml/node.ts';

/** A region of YAML, cut, read and with its names known. */
export interface YamlDocument {
  readonly region: Region;
  /** Offsets count from the start of the region. */
  readonly blocks: readonly DocumentBlock[];
}

/** A block with what the other blocks mean to it. */
export interface DocumentBlock extends Block {
  readonly anchors: Anchors;
  /** What cannot be read; places count from the start of the block. */
  readonly errors: readonly YamlError[];
  /** Its meaning is in its own text alone. */
  readonly standsAlone: boolean;
}

const mergesIn = (node: YamlNode, anchors: Anchors): readonly YamlError[] => {
  if (node.kind === 'list') return node.items.flatMap((item) => mergesIn(item, anchors));
  if (node.kind !== 'map') return [];
  return [
    ...mergeErrors(node, anchors),
    ...node.entries.flatMap(({ value }) => mergesIn(value, anchors)),
  ];
};

const notAKey = ({ reading: { node, errors }, text }: Block, isOnly: boolean): YamlError[] => {
  if (isOnly || errors.length > 0 || node === undefined || node.kind === 'map') return [];
  const end = text.trimEnd().length;
  return [
    { code: 'yaml-missing-colon', start: node.start, end: Math.min(node.end, end), detail: '' },
  ];
};

const documentBlock = (block: Block, anchors: GrowingAnchors, isOnly: boolean): DocumentBlock => {
  const { reading } = block;
  const names = nameErrors(reading, anchors);
  const merges = reading.node && block.text.includes('<<') ? mergesIn(reading.node, anchors) : [];
  return {
    ...block,
    anchors,
    errors: [...reading.errors, ...names, ...merges, ...notAKey(block, isOnly)],
    standsAlone: reading.aliases.length === 0,
  };
};

/** Reads one region of a document; `earlier` is the same region of the version before. */
export const yamlDocument = (
  text: string,
  region: Region,
  earlier: YamlDocument | undefined,
): YamlDocument => {
  const part = text.slice(region.start, region.end);
  const cutter = region.kind === 'network-config' ? uncut : blocksOf;
  const cut = cutter(region.jinja ? masked(part) : part, earlier?.blocks);
  const anchors: GrowingAnchors = new Map();
  const blocks = cut.map((block) => documentBlock(block, anchors, cut.length === 1));
  return { region, blocks };
};
