import { createHash } from 'node:crypto';
import { plainFile } from './plain-file.ts';

/** Files as they were when they were last read, so that a change can be told from a touch. */
export interface RememberedFiles {
  /** The whole file; throws where it cannot be read (see `plainFile`). Either way it is remembered. */
  read(path: string): Uint8Array;
  /** Whether a file is another than when it was read. */
  haveChanged(): boolean;
  paths(): readonly string[];
}

/** `onFirstRead` hears of every path that is read for the first time. */
export const rememberedFiles = (onFirstRead: (path: string) => void): RememberedFiles => {
  const digests = new Map<string, string | undefined>();
  return {
    read: (path) => {
      const isFirst = !digests.has(path);
      digests.set(path, undefined);
      if (isFirst) onFirstRead(path);
      const bytes = plainFile(path);
      digests.set(path, digestOf(bytes));
      return bytes;
    },
    haveChanged: () => [...digests].some(([path, before]) => before !== digestNow(path)),
    paths: () => [...digests.keys()],
  };
};

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64');

const digestNow = (path: string): string | undefined => {
  try {
    return digestOf(plainFile(path));
  } catch {
    return undefined;
  }
};
