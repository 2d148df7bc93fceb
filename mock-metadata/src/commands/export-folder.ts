import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ExportError } from '../errors.ts';
import type { ConfigDriveFile } from '../nova/config-drive.ts';
import { type Move, moveAll } from './export-moves.ts';

/** What a config drive has at its top; nothing else in a folder is ever touched. */
const trees = ['ec2', 'openstack'];

/** Throws an ExportError where the folder exists and has something in it. */
export const requireEmpty = (folder: string): void => {
  const entries = entriesOf(folder);
  if (entries.length === 0) return;
  const some = entries.length > 2 ? [...entries.slice(0, 2), '…'] : entries;
  throw new ExportError('not-empty', `${folder} is not empty: it has ${some.join(', ')}.`);
};

const entriesOf = (folder: string): readonly string[] => {
  try {
    return readdirSync(resolve(folder)).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw exportError(folder, error);
  }
};

/**
 * Puts a config drive into a folder, which is made where there is none: whole, in place of the one
 * that is there. Its files hold secrets, so only this user may read them. Throws an ExportError
 * after everything is as it was.
 */
export const writeConfigDrive = (folder: string, files: readonly ConfigDriveFile[]): void => {
  const made: string[] = [];
  try {
    for (const missing of missingFolders(resolve(folder))) {
      mkdirSync(missing, { mode: 0o700 });
      made.push(missing);
    }
    replaceTrees(resolve(folder), files);
  } catch (error) {
    for (const each of made.slice(0, 1)) rmSync(each, { recursive: true, force: true });
    throw exportError(folder, error);
  }
};

// Node's own recursive mkdir never ends below /proc.
const missingFolders = (folder: string): readonly string[] =>
  isThere(folder) ? [] : [...missingFolders(dirname(folder)), folder];

const replaceTrees = (folder: string, files: readonly ConfigDriveFile[]): void => {
  // Inside the folder, because a rename cannot leave the file system.
  const staging = mkdtempSync(join(folder, '.export-'));
  const [fresh, old] = [join(staging, 'new'), join(staging, 'old')];
  const moves = (from: string, to: string): readonly Move[] =>
    trees
      .filter((tree) => isThere(join(from, tree)))
      .map((tree) => [join(from, tree), join(to, tree)]);
  try {
    for (const { path, bytes } of files) writePrivately(join(fresh, path), bytes);
    mkdirSync(old);
    moveAll([...moves(folder, old), ...moves(fresh, folder)], renameSync);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
};

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

const writePrivately = (path: string, bytes: Uint8Array): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' });
};

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

const exportError = (folder: string, error: unknown): ExportError => {
  const code = codeOf(error);
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    const happened = `${folder} is no folder: a file stands there, or above it.`;
    return new ExportError('not-a-folder', happened, error);
  }
  const why = error instanceof Error ? error.message : String(error);
  return new ExportError('not-written', `Cannot write to ${folder} (${why}).`, error);
};
