import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  MarkdownString,
  Uri,
  workspace,
} from 'vscode';

/** Gives the bytes of a file as they are shown; throws an error whose message says why not. */
export type Read = (uri: Uri) => Promise<Uint8Array>;

interface Held {
  readonly bytes: Uint8Array;
  /** False: the bytes are a message that says why there is no file. */
  readonly isFile: boolean;
  /** Milliseconds since the epoch; grows with every change, or VS Code would not read again. */
  readonly mtime: number;
}

/** The files of one scheme that VS Code has asked for. */
export interface ReadOnlyFiles {
  /** URIs of the held ones, as text. */
  keys(): readonly string[];
  /** Reads a held file again and tells VS Code when it has changed; others are left alone. */
  refresh(key: string): Promise<void>;
  /** Forgets a file: the next look at it reads it. */
  drop(key: string): void;
  dispose(): void;
}

/**
 * A read-only file system over `read`; `why` is what VS Code says to somebody who types. It asks for
 * size and time first and for the bytes after; both come from the copy that is held, so that opening
 * a file is one reading. What cannot be read shows the reason as its text, and the file itself after
 * a refresh that succeeds: of an error VS Code would show only that there was one.
 */
export const readOnlyFiles = (scheme: string, read: Read, why: string): ReadOnlyFiles => {
  const held = new Map<string, Held>();
  const changed = new EventEmitter<FileChangeEvent[]>();
  const hold = async (uri: Uri): Promise<Held> => {
    const kept = held.get(uri.toString());
    if (kept !== undefined) return kept;
    const fresh = { ...(await readOrReason(read, uri)), mtime: Date.now() };
    held.set(uri.toString(), fresh);
    return fresh;
  };
  const provider: FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new Disposable(() => undefined),
    stat: async (uri) => {
      const { bytes, mtime } = await hold(uri);
      return { type: FileType.File, ctime: 0, mtime, size: bytes.length };
    },
    readFile: async (uri) => (await hold(uri)).bytes,
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  const registered = workspace.registerFileSystemProvider(scheme, provider, {
    isCaseSensitive: true,
    isReadonly: new MarkdownString(why),
  });
  return {
    keys: () => [...held.keys()],
    refresh: async (key) => {
      if (!held.has(key)) return;
      const uri = Uri.parse(key, true);
      const fresh = await readOrReason(read, uri);
      const before = held.get(key);
      // A file that was read once stays while it cannot be read again.
      if (before === undefined || (before.isFile && !fresh.isFile)) return;
      if (Buffer.compare(fresh.bytes, before.bytes) === 0) return;
      held.set(key, { ...fresh, mtime: Math.max(Date.now(), before.mtime + 1) });
      changed.fire([{ type: FileChangeType.Changed, uri }]);
    },
    drop: (key) => held.delete(key),
    dispose: () => {
      registered.dispose();
      changed.dispose();
    },
  };
};

const readOrReason = async (read: Read, uri: Uri): Promise<Omit<Held, 'mtime'>> => {
  try {
    return { bytes: await read(uri), isFile: true };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { bytes: new TextEncoder().encode(`${message}\n`), isFile: false };
  }
};

const refuse = (uri: Uri): never => {
  throw FileSystemError.NoPermissions(uri);
};
