import { resolve } from 'node:path';
import { type Memento, window, workspace } from 'vscode';

/** Folders that hold a config drive, and recorded snapshots, as the user opened them in this workspace. */
export interface ConfigDrives {
  /** Absolute, each once, in the order in which they were opened. */
  readonly folders: readonly string[];
  /**
   * Adds a folder, which is asked for where none is given; a relative one counts from the first
   * folder of the workspace. Undefined = none was chosen.
   */
  open(given?: string): Promise<string | undefined>;
  /** Adds a snapshot file in the same way. */
  openSnapshot(given?: string): Promise<string | undefined>;
  /** Takes it out of the list; the folder itself stays as it is. */
  forget(folder: string): Promise<void>;
}

const foldersKey = 'configDrives';

/** `memory` is the workspace's own, and nobody's but this user's: no file names a folder to read. */
export const configDrives = (memory: Memento): ConfigDrives => {
  const folders = () => memory.get<readonly string[]>(foldersKey, []);
  const add = async (chosen: string | undefined): Promise<string | undefined> => {
    if (chosen === undefined) return undefined;
    const path = resolve(firstWorkspaceFolder()?.fsPath ?? '', chosen);
    await memory.update(foldersKey, [...new Set([...folders(), path])]);
    return path;
  };
  return {
    get folders() {
      return folders();
    },
    open: async (given) => add(given ?? (await chosenFolder())),
    openSnapshot: async (given) => add(given ?? (await chosenSnapshot())),
    forget: async (folder) => {
      await memory.update(
        foldersKey,
        folders().filter((each) => each !== folder),
      );
    },
  };
};

const chosenFolder = async (): Promise<string | undefined> => {
  const defaultUri = firstWorkspaceFolder();
  const chosen = await window.showOpenDialog({
    title: 'Open a Config Drive Folder',
    openLabel: 'Open Config Drive',
    canSelectFiles: false,
    canSelectFolders: true,
    ...(defaultUri && { defaultUri }),
  });
  return chosen?.[0]?.fsPath;
};

const chosenSnapshot = async (): Promise<string | undefined> => {
  const defaultUri = firstWorkspaceFolder();
  const chosen = await window.showOpenDialog({
    title: 'Open a Recorded Snapshot',
    openLabel: 'Open Snapshot',
    filters: { Snapshots: ['snapshot.json', 'json'] },
    ...(defaultUri && { defaultUri }),
  });
  return chosen?.[0]?.fsPath;
};

const firstWorkspaceFolder = () =>
  workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri;
