import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { plainFile } from './plain-file.ts';

/**
 * Reads plain files below one folder and no others, wherever links lead. The function gets absolute paths and throws
 * as `plainFile` does, and an error with the code `EOUTSIDE` for a file that is not below the folder.
 */
export const containedFiles = (folder: string): ((path: string) => Uint8Array) => {
  const root = realPath(folder);
  return (path) => {
    // Whether a file is there is nobody's business outside either: the nearest folder that exists decides.
    const real = realPath(path);
    if (!isBelow(root, real)) throw outside(folder);
    return plainFile(real);
  };
};

/** Where a path leads once all links are followed; what does not exist is taken by its name. */
const realPath = (path: string): string => {
  try {
    return realpathSync(path);
  } catch (error) {
    const parent = dirname(path);
    if (parent === path || !isMissing(error)) throw error;
    return `${realPath(parent).replace(/[/\\]$/, '')}${sep}${path.slice(parent.length).replace(/^[/\\]/, '')}`;
  }
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const isBelow = (root: string, path: string): boolean => {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

const outside = (folder: string): Error =>
  Object.assign(
    new Error(`This file lies outside ${folder}, and a scenario may not reach out of there`),
    { code: 'EOUTSIDE' },
  );
