import { readFileSync, statSync } from 'node:fs';
import { workspace } from 'vscode';

/** A file as it stands unsaved in the editor; undefined where it is not edited. */
export const editedText = (path: string): Uint8Array | undefined => {
  const edited = workspace.textDocuments.find(
    ({ uri, isDirty }) => isDirty && uri.scheme === 'file' && uri.fsPath === path,
  );
  return edited && new TextEncoder().encode(edited.getText());
};

/** A file on disk. Throws where it is no plain file: a device never ends. */
export const plainFile = (path: string): Uint8Array => {
  if (!statSync(path).isFile()) throw new Error('This is not a plain file');
  return readFileSync(path);
};
