import { cloudConfig } from '../../knowledge/index.ts';
import { type Form, formsAt, type Step } from '../../knowledge/lookup.ts';

const stepTo = (part: string | number): Step =>
  typeof part === 'number'
    ? { kind: 'item' }
    : { kind: 'key', name: part, siblings: new Map<string, string>() };

/** What cloud-config takes at a path; empty where nothing is known. */
export const formsOf = (path: readonly (string | number)[]): readonly Form[] =>
  formsAt(cloudConfig, path.map(stepTo));
