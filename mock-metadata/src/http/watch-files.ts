import { existsSync, type FSWatcher, realpathSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Watches files until it is closed. */
export interface FileWatch {
  /** Watches this file too, also when it does not exist yet (its folder must). */
  add(path: string): void;
  close(): void;
}

/** Saving a file is several events within a few milliseconds: empty it, write it, set its times. */
const settleMs = 20;

/** A folder, or while it is away the one above it, which tells when it is back. */
interface Watched {
  readonly names: Set<string>;
  readonly watcher: FSWatcher;
}

/**
 * Calls `onEvent` after something happened to a watched file. Folders are watched, not files:
 * editors save by putting another file in place of the old one. A folder that goes away and comes
 * back, as with another branch of a repository, is watched on. `warn` hears of what cannot be
 * watched.
 */
export const watchFiles = (onEvent: () => void, warn: (line: string) => void): FileWatch => {
  const folders = new Map<string, Watched>();
  let settling: NodeJS.Timeout | undefined;
  const heard = () => {
    clearTimeout(settling);
    settling = setTimeout(onEvent, settleMs);
  };
  const addPlace = (path: string) => {
    const folder = dirname(path);
    const watched = folders.get(folder);
    if (watched !== undefined) {
      watched.names.add(basename(path));
      return;
    }
    watchFolder(folder, new Set([basename(path), basename(folder)]));
  };
  const forget = (folder: string) => {
    folders.get(folder)?.watcher.close();
    folders.delete(folder);
  };
  const put = (folder: string, names: Set<string>, watcher: FSWatcher) => {
    forget(folder);
    folders.set(folder, { names, watcher });
    watcher.on('error', () => {
      if (folders.get(folder)?.watcher === watcher) forget(folder);
    });
  };
  const watchFolder = (folder: string, names: Set<string>) => {
    const watcher = watch(folder, (_event, name) => {
      // The folder itself went, or is another now: the watcher hears no more of what stands there.
      if (name === basename(folder)) watchAgain(folder, names);
      if (name === null || names.has(name)) heard();
    });
    put(folder, names, watcher);
  };
  const watchAgain = (folder: string, names: Set<string>) => {
    try {
      if (existsSync(folder)) watchFolder(folder, names);
      else awaitFolder(folder, names);
    } catch (error) {
      forget(folder);
      warn(unwatched(folder, error));
    }
  };
  const awaitFolder = (folder: string, names: Set<string>) => {
    const above = watch(dirname(folder), () => cameBack(folder, names));
    put(folder, names, above);
    // It may have come back before anybody watched for it.
    cameBack(folder, names);
  };
  const cameBack = (folder: string, names: Set<string>) => {
    if (!existsSync(folder)) return;
    watchAgain(folder, names);
    heard();
  };
  return {
    add: (path) => {
      for (const place of placesOf(path)) {
        try {
          addPlace(place);
        } catch (error) {
          warn(unwatched(place, error));
        }
      }
    },
    close: () => {
      clearTimeout(settling);
      for (const { watcher } of folders.values()) watcher.close();
      folders.clear();
    },
  };
};

/** Where a file stands, and where it really stands when it is a link. */
const placesOf = (path: string): readonly string[] => {
  try {
    return [...new Set([path, realpathSync(path)])];
  } catch {
    return [path];
  }
};

const unwatched = (path: string, error: unknown): string => {
  const why = error instanceof Error ? error.message : String(error);
  return `Edits of ${path} will not be noticed (${why}): start the mock again after one.`;
};
