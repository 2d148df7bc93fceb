import { takeFaultsOf } from '../chain/faults/changed-faults.ts';
import { type Generation, generationOf } from './lab-generation.ts';
import type { RememberedFiles } from './remembered-files.ts';
import { userDataInPlace } from './user-data-in-place.ts';

/** The generation that answers now: the last good reading of the lab file, and what was put in place of it. */
export interface GenerationAtWork {
  readonly current: Generation;
  /** Puts a new reading to work. */
  take(next: Generation): void;
  setUserData(instanceName: string, userData: Uint8Array | undefined): void;
}

/** Begins with a first reading; `files` gives those of the last one. */
export const generationAtWork = (
  first: Generation,
  files: () => RememberedFiles,
  warn: (message: string) => void,
): GenerationAtWork => {
  const inPlace = userDataInPlace();
  let asInFile = first;
  let current = first;
  const renewed = (earlier: Generation): Generation => {
    const lab = inPlace.in(asInFile.lab);
    return lab === earlier.lab ? earlier : generationOf(lab, files(), warn, earlier);
  };
  return {
    get current() {
      return current;
    },
    take: (next) => {
      takeFaultsOf(next.lab, current.lab, current.chain.faults);
      asInFile = next;
      current = renewed(next);
    },
    setUserData: (instanceName, userData) => {
      inPlace.set(instanceName, userData);
      current = renewed(current);
    },
  };
};
