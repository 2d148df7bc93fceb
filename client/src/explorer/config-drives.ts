import { resolve } from 'node:path';
import { type Memento, window, workspace } from 'vscode';

/** Folders that hold a config drive, as the user opened them in this workspace. */
export interface ConfigDrives {
  /** Absolute, each once, in the order in which they were opened. */
  readonly folders: readonly string[];
  /**
   * Adds a folder, which is asked for where none is given; a relative one counts from the first
   * folder of the workspace. Undefined = none was chosen.
   */
  open(given?: string): Promise<string | undefined>;
  /** Takes it out of the list; the folder itself stays as it is. */
  forget(folder: string): Promise<void>;
}

const foldersKey = 'configDrives';

/** `memory` is the workspace's own, and nobody's but this user's: no file names a folder to read. */
export const configDrives = (memory: Memento): ConfigDrives => {
  const folders = () => memory.get<readonly string[]>(foldersKey, []);
  return {
    get folders() {
      return folders();
    },
    open: async (given) => {
      const chosen = given ?? (await chosenFolder());
      if (chosen === undefined) return undefined;
      const folder = resolve(firstWorkspaceFolder()?.fsPath ?? '', chosen);
      await memory.update(foldersKey, [...new Set([...folders(), folder])]);
      return folder;
    },
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

const firstWorkspaceFolder = () =>
  workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri;
