import { constants } from 'node:fs';
import { lstat, open, opendir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceError } from '../errors.ts';

/** What stands at a place of a folder. */
export type Standing =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'folder'; readonly entries: readonly FolderEntry[] };

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** More than any drive has; a listing would be cut there anyway. */
const maxEntries = 5000;

/**
 * Reads what stands at a path below a folder, given by its segments. Undefined where nothing does;
 * links, and what is neither file nor folder, count as nothing, so that no path leads out of the
 * folder. Rejects with a SourceError where the folder itself is missing, or something cannot be read.
 */
export const standingAt = async (
  folder: string,
  segments: readonly string[],
  maxBytes: number,
): Promise<Standing | undefined> => {
  if (!segments.every(isName)) return undefined;
  const root = await rootOf(folder);
  const path = join(root, ...segments);
  try {
    // Another name than the one asked for: a link on the way.
    return (await realpath(path)) === path ? await read(path, maxBytes) : undefined;
  } catch (error) {
    if (isNothing(error)) return undefined;
    throw error instanceof SourceError ? error : unreadable(path, error);
  }
};

const isName = (segment: string): boolean =>
  segment !== '' && segment !== '.' && segment !== '..' && !/[/\\\0]/.test(segment);

const rootOf = async (folder: string): Promise<string> => {
  try {
    return await realpath(folder);
  } catch (error) {
    if (isNothing(error)) {
      throw new SourceError('no-config-drive', `There is no folder ${folder}.`, error);
    }
    throw unreadable(folder, error);
  }
};

const read = async (path: string, maxBytes: number): Promise<Standing | undefined> => {
  const stats = await lstat(path);
  if (stats.isDirectory()) return { kind: 'folder', entries: await entriesOf(path) };
  return stats.isFile() ? { kind: 'file', bytes: await bytesOf(path, maxBytes) } : undefined;
};

// Should it become a link or a pipe in this moment: not followed, not waited for.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const bytesOf = async (path: string, maxBytes: number): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  const file = await open(path, flags);
  for await (const chunk of file.createReadStream({ start: 0, end: maxBytes })) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (bytes.length <= maxBytes) return new Uint8Array(bytes);
  throw new SourceError('too-large', `${path} has more than the ${maxBytes} bytes that are read.`);
};

const entriesOf = async (path: string): Promise<readonly FolderEntry[]> => {
  const entries: FolderEntry[] = [];
  for await (const entry of await opendir(path)) {
    if (entries.length === maxEntries) break;
    if (!entry.isFile() && !entry.isDirectory()) continue;
    entries.push({ name: entry.name, isFolder: entry.isDirectory() });
  }
  return entries;
};

const nothing: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);

const isNothing = (error: unknown): boolean => nothing.has(codeOf(error));

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

const unreadable = (path: string, error: unknown): SourceError =>
  new SourceError('unreadable', `${path} cannot be read (${String(codeOf(error))}).`, error);
