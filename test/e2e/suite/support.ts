import assert from 'node:assert/strict';
import {
  commands,
  type Diagnostic,
  type Disposable,
  type Event,
  extensions,
  languages,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import type { TreeNode } from '../../../client/src/explorer/nodes.ts';
import type { ExtensionApi } from '../../../client/src/extension-api.ts';

/** The extension under test. */
export const extension = () => {
  const found = extensions.getExtension<ExtensionApi>('openstack-metadata.openstack-metadata');
  assert.ok(found, 'the extension is not installed');
  return found;
};

/** What the extension gives to tests; activates it. */
export const activated = (): Promise<ExtensionApi> => Promise.resolve(extension().activate());

/** A file of the workspace, which is a copy of examples/. */
export const workspaceFile = (path: string): Uri => {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return Uri.joinPath(folder.uri, path);
};

/**
 * Gives what `read` gives as soon as that is not undefined: now, or after one of the events. The
 * runner's time limit ends a test whose event never comes.
 */
export const after = <Value>(
  subscribe: (listener: () => void) => Disposable | (() => void),
  read: () => Value | undefined,
): Promise<Value> =>
  new Promise((resolve) => {
    let done = false;
    const look = () => {
      const value = done ? undefined : read();
      if (value === undefined) return;
      done = true;
      resolve(value);
      queueMicrotask(() => (typeof stop === 'function' ? stop() : stop.dispose()));
    };
    const stop = subscribe(look);
    look();
  });

/** An event of VS Code in the form that `after` takes. */
export const on =
  (event: Event<unknown>) =>
  (listener: () => void): Disposable =>
    event(() => listener());

/** The mock's state as soon as it runs, with what it serves. */
export const runningMock = async (api: ExtensionApi) =>
  after(api.onMockChange, () => {
    const state = api.mockState();
    return state.kind === 'running' ? state : undefined;
  });

/** Names of rows as they show. */
export const labels = (api: ExtensionApi, nodes: readonly TreeNode[]): readonly string[] =>
  nodes.map((node) => String(api.treeItem(node).label));

/** The node at the end of a path of labels, unfolded step by step. */
export const nodeAt = async (api: ExtensionApi, ...path: readonly string[]): Promise<TreeNode> => {
  let node: TreeNode | undefined;
  for (const label of path) {
    const rows = await api.treeChildren(node);
    const next = rows.find((row) => api.treeItem(row).label === label);
    assert.ok(next, `no row “${label}” among: ${labels(api, rows).join(', ')}`);
    node = next;
  }
  assert.ok(node);
  return node;
};

/** The example lab, running; started as a user would. */
export const exampleMock = async (api: ExtensionApi) => {
  await commands.executeCommand('openstackMetadata.startMock', exampleLab().fsPath);
  return runningMock(api);
};

export const exampleLab = (): Uri => workspaceFile('web.lab.yaml');

/** The document, shown and with that language, as soon as it has it. */
export const documentOf = async (uri: Uri, language: string): Promise<TextDocument> => {
  const find = () =>
    workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString() && document.languageId === language,
    );
  return after(on(workspace.onDidOpenTextDocument), find);
};

/** Problems of a file as soon as `enough` of them are there. */
export const problemsOf = (
  uri: Uri,
  enough: (problems: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> =>
  after(on(languages.onDidChangeDiagnostics), () => {
    const problems = languages.getDiagnostics(uri);
    return enough(problems) ? problems : undefined;
  });

/** Puts another text into a document of the editor, unsaved. */
export const replaceText = async (document: TextDocument, text: string): Promise<void> => {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
  assert.ok(await workspace.applyEdit(edit), 'the edit was refused');
};
