import { type FSWatcher, realpathSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Watches files until it is closed. */
export interface FileWatch {
  /** Watches this file too, also when it does not exist yet (its folder must). */
  add(path: string): void;
  close(): void;
}

/** Saving a file is several events within a few milliseconds: empty it, write it, set its times. */
const settleMs = 20;

/**
 * Calls `onEvent` after something happened to a watched file. Folders are watched, not files:
 * editors save by putting another file in place of the old one. `warn` hears of what cannot be
 * watched.
 */
export const watchFiles = (onEvent: () => void, warn: (line: string) => void): FileWatch => {
  const folders = new Map<string, { readonly names: Set<string>; readonly watcher: FSWatcher }>();
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
    const names = new Set([basename(path), basename(folder)]);
    const watcher = watch(folder, (_event, name) => {
      if (name === null || names.has(name)) heard();
    });
    const forget = () => {
      watcher.close();
      folders.delete(folder);
    };
    watcher.on('error', forget);
    folders.set(folder, { names, watcher });
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
