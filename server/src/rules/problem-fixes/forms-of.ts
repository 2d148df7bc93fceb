import type { OpenDocument } from '../../documents/open-document.ts';
import { type Form, formsAt, type Step } from '../../knowledge/lookup.ts';
import { rootShapeOf } from '../../validation/root-shape.ts';
import { yamlAt } from '../frame/value-at.ts';

const stepTo = (part: string | number): Step =>
  typeof part === 'number'
    ? { kind: 'item' }
    : { kind: 'key', name: part, siblings: new Map<string, string>() };

/** What the part of a document that holds an offset takes at a path; empty where nothing is known. */
export const formsOf = (
  document: OpenDocument,
  at: number,
  path: readonly (string | number)[],
): readonly Form[] => {
  const region = yamlAt(document, at)?.region;
  const root = region && rootShapeOf(region, document.source.text);
  return root === undefined ? [] : formsAt(root, path.map(stepTo));
};
