import { lastAtMost } from '../../documents/last-at-most.ts';
import type { OpenDocument } from '../../documents/open-document.ts';
import type { DocumentBlock, YamlDocument } from '../../documents/yaml-document.ts';
import { scopeOf } from './block-findings.ts';
import { innermost, type Value } from './value.ts';

/** A value with the offset of its scope in the document. */
export interface PlacedValue {
  readonly value: Value;
  readonly offset: number;
}

/** The part of a document that is YAML and holds an offset. */
export const yamlAt = (document: OpenDocument, offset: number): YamlDocument | undefined =>
  document
    .read()
    .findLast(({ region, yaml }) => yaml && region.start <= offset && offset <= region.end)?.yaml;

/** The block of a document that holds an offset. */
export const blockAt = (
  { region, blocks }: YamlDocument,
  offset: number,
): DocumentBlock | undefined =>
  blocks[lastAtMost(blocks.length, (index) => blocks[index]?.start, offset - region.start)];

/** The innermost value that is written at an offset of the document, or whose key is. */
export const valueAt = (document: OpenDocument, at: number): PlacedValue | undefined => {
  const yaml = yamlAt(document, at);
  const block = yaml && blockAt(yaml, at);
  if (yaml === undefined || block === undefined) return undefined;
  const offset = yaml.region.start + block.start;
  const { top } = scopeOf(block);
  return top && { value: innermost(top, at - offset), offset };
};
