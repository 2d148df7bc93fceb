import type { Derived } from './derived.ts';
import type { InstanceEntry } from './lab-file.ts';

/** An instance of the file, and what is made up for it. */
export interface NamedEntry {
  readonly name: string;
  readonly entry: InstanceEntry;
  readonly uuid: string;
  readonly projectId: string;
  readonly made: Derived;
}
