import { Uri, window, workspace } from 'vscode';

/**
 * Puts the example lab into the workspace, or where the user says; an earlier one of the same name
 * stays as it is. Undefined = the user did not say.
 */
export const exampleLab = async (extensionUri: Uri): Promise<Uri | undefined> => {
  const target = await exampleTarget();
  if (target === undefined) return undefined;
  const template = Uri.joinPath(extensionUri, 'media', 'example.lab.yaml');
  if (!(await exists(target))) await workspace.fs.copy(template, target);
  return target;
};

/** The same, and opens it. */
export const openExample = async (extensionUri: Uri): Promise<Uri | undefined> => {
  const target = await exampleLab(extensionUri);
  if (target !== undefined) await window.showTextDocument(target);
  return target;
};

const exampleTarget = async (): Promise<Uri | undefined> => {
  const folder = workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file');
  if (folder !== undefined) return Uri.joinPath(folder.uri, 'example.lab.yaml');
  return window.showSaveDialog({
    title: 'Where should the example lab go?',
    filters: { 'Lab file': ['lab.yaml'] },
  });
};

const exists = async (uri: Uri): Promise<boolean> =>
  workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
