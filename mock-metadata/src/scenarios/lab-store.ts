import { resolve } from 'node:path';
import type { Release, Topology } from '../lab/model.ts';
import { placed } from '../lab/placed.ts';
import { type LabReading, labIn } from '../lab/read-lab.ts';
import { type SourceText, sourceText } from '../lab/source-text.ts';

/** Lab files, each read once, and the labs made of them, each once for a release and topology. */
export interface LabStore {
  /** The whole file at an absolute path; throws where it cannot be had. For Nova too, which reads vendor data by itself. */
  readonly readFile: (path: string) => Uint8Array;
  /** The content of a lab file; throws where it cannot be had. */
  source(file: string): SourceText;
  /** A lab file in one release and topology; undefined keeps what it says itself. */
  lab(file: string, release: Release, topology: Topology | undefined): LabReading;
}

const mostBytes = 16 * 1024 * 1024;

/**
 * A store that lives as long as its files are not to be read again. `readFile` gets absolute paths, may throw, and
 * decides what may be read at all.
 */
export const labStore = (readFile: (path: string) => Uint8Array): LabStore => {
  const sources = new Map<string, SourceText>();
  const labs = new Map<string, LabReading>();
  const source = (file: string): SourceText => {
    const path = resolve(file);
    const known = sources.get(path);
    if (known !== undefined) return known;
    const bytes = readFile(path);
    if (bytes.length > mostBytes) throw new Error('This file is larger than 16 MiB');
    const made = sourceText(new TextDecoder().decode(bytes));
    sources.set(path, made);
    return made;
  };
  return {
    readFile,
    source,
    lab: (file, release, topology) => {
      const key = `${release} ${topology} ${resolve(file)}`;
      const known = labs.get(key);
      if (known !== undefined) return known;
      const made = labIn(placed(source(file), { release, topology }), file, readFile);
      labs.set(key, made);
      return made;
    },
  };
};
