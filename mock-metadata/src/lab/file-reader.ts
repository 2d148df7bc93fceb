import { resolve } from 'node:path';
import type { ProblemCode } from '../problem.ts';

/** Reads the files that a lab names, each once. */
export interface FileReader {
  absolute(path: string): string;
  /** A file as base64; undefined, and reported, where it cannot be had. */
  base64Of(path: string, report: (code: ProblemCode, message: string) => void): string | undefined;
  /** Counts a file among those seen without reading it. */
  note(path: string): void;
  /** Absolute paths of all files asked for. */
  seen(): readonly string[];
}

type Content =
  | { readonly base64: string }
  | { readonly code: ProblemCode; readonly message: string };

const mostBytes = 4 * 1024 * 1024;

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  EISDIR: 'This is a folder, not a file',
  EACCES: 'You may not read this file',
  EPERM: 'You may not read this file',
};

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
};

export const fileReader = (folder: string, readFile: (path: string) => Uint8Array): FileReader => {
  const contents = new Map<string, Content>();
  const noted = new Set<string>();
  const absolute = (path: string) => resolve(folder, path);

  const contentOf = (path: string): Content => {
    try {
      const bytes = readFile(path);
      return bytes.length > mostBytes
        ? {
            code: 'file-too-large',
            message: `${path} is larger than 4 MiB: no instance takes that much.`,
          }
        : { base64: Buffer.from(bytes).toString('base64') };
    } catch (error) {
      return { code: 'unreadable-file', message: `${reasonOf(error)}: ${path}.` };
    }
  };

  const base64Of: FileReader['base64Of'] = (named, report) => {
    const path = absolute(named);
    noted.add(path);
    const content = contents.get(path) ?? contentOf(path);
    contents.set(path, content);
    if ('base64' in content) return content.base64;
    report(content.code, content.message);
    return undefined;
  };

  const note = (path: string) => void noted.add(absolute(path));
  return { absolute, base64Of, note, seen: () => [...noted] };
};
