import type { YamlReading } from '../documents/yaml/read.ts';
import type { DocumentBlock } from '../documents/yaml-document.ts';
import type { Shape } from '../knowledge/shape.ts';
import { type CheckResult, checked } from './check.ts';

const kept = new WeakMap<YamlReading, { readonly shape: Shape; readonly result: CheckResult }>();

/**
 * The check of one block; a block whose text is as before is not checked again.
 * Undefined if there is nothing to check.
 */
export const checkedBlock = (block: DocumentBlock, shape: Shape): CheckResult | undefined => {
  const { reading, anchors, standsAlone } = block;
  const known = kept.get(reading);
  if (known?.shape === shape && standsAlone) return known.result;
  if (reading.node === undefined) return undefined;
  const result = checked(reading.node, shape, anchors);
  if (standsAlone) kept.set(reading, { shape, result });
  return result;
};
