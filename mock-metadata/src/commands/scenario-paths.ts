import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Whether a file's name says that it is a scenario. */
export const isScenarioName = (name: string): boolean => /\.scenario\.ya?ml$/.test(name);

/**
 * The scenario files that a path of the command line stands for: the file itself, or all `*.scenario.yaml` below a
 * folder, sorted. undefined = there is no such file or folder.
 */
export const scenarioPaths = (path: string): readonly string[] | undefined => {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  return stats.isDirectory() ? below(path).toSorted() : [path];
};

/** Folders that begin with a dot, node_modules and links to folders are left out. */
const below = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : below(path);
    }
    return isScenarioName(entry.name) ? [path] : [];
  });

/**
 * The folder that a scenario may not reach out of, unless one is named: the repository it is in, else the current
 * folder where that is above it, else its own.
 */
export const rootOf = (file: string, currentFolder: string): string => {
  const own = dirname(resolve(file));
  for (let folder = own; dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
  }
  const way = relative(currentFolder, own);
  const isBelow =
    way !== '..' && !way.startsWith(`..${sep}`) && resolve(currentFolder, way) === own;
  return isBelow && dirname(currentFolder) !== currentFolder ? currentFolder : own;
};
