import { readFileSync } from 'node:fs';

/** Files as they were when they were last read, so that a change can be told from a touch. */
export interface RememberedFiles {
  /** The whole file; throws where it cannot be read. Either way it is remembered. */
  read(path: string): Uint8Array;
  /** Whether a file is another than when it was read. */
  haveChanged(): boolean;
  paths(): readonly string[];
}

/** `onFirstRead` hears of every path that is read for the first time. */
export const rememberedFiles = (onFirstRead: (path: string) => void): RememberedFiles => {
  const contents = new Map<string, Buffer | undefined>();
  return {
    read: (path) => {
      const isFirst = !contents.has(path);
      contents.set(path, undefined);
      if (isFirst) onFirstRead(path);
      const bytes = readFileSync(path);
      contents.set(path, bytes);
      return bytes;
    },
    haveChanged: () => [...contents].some(([path, before]) => !isSame(before, contentOf(path))),
    paths: () => [...contents.keys()],
  };
};

const contentOf = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};

const isSame = (one: Buffer | undefined, other: Buffer | undefined): boolean =>
  one === undefined || other === undefined ? one === other : one.equals(other);
