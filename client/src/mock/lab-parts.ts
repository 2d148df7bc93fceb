import { readFileSync, realpathSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { workspace } from 'vscode';

/**
 * A file that a lab names, as it stands in the editor where it is edited, else as on disk. Throws
 * where it is no plain file (a device never ends), or lies outside a workspace that is not trusted.
 */
export const labPart = (path: string): Uint8Array => {
  const edited = workspace.textDocuments.find(
    ({ uri, isDirty }) => isDirty && uri.scheme === 'file' && uri.fsPath === path,
  );
  if (edited !== undefined) return new TextEncoder().encode(edited.getText());
  if (!statSync(path).isFile()) throw new Error('This is not a plain file');
  if (!workspace.isTrusted && !isInWorkspace(path)) {
    throw new Error('It is outside the workspace, and read only when you trust that');
  }
  return readFileSync(path);
};

// By real paths: a link inside can lead outside.
const isInWorkspace = (path: string): boolean =>
  (workspace.workspaceFolders ?? []).some(({ uri }) => {
    const way = relative(realpathSync(uri.fsPath), realpathSync(path));
    return uri.scheme === 'file' && !way.startsWith('..');
  });
