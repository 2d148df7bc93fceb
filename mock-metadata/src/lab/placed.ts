import type { Release, Topology } from './model.ts';
import type { SourceText } from './source-text.ts';

/** Where a lab is to play, whatever its file says; undefined keeps what the file says. */
export interface LabPlace {
  readonly release?: Release | undefined;
  readonly topology?: Topology | undefined;
}

/** A lab's source with release and topology said from outside. */
export const placed = (source: SourceText, { release, topology }: LabPlace): SourceText => {
  const { value } = source;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return source;
  return {
    ...source,
    value: { ...value, ...(release && { release }), ...(topology && { topology }) },
  };
};
