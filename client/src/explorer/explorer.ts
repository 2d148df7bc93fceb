import { Disposable, type Memento, type TreeView, window, workspace } from 'vscode';
import { configured, onConfigured } from '../configuration.ts';
import { mockLibrary } from '../mock/mock-library.ts';
import type { MockSession } from '../mock/mock-session.ts';
import { configDrives } from './config-drives.ts';
import { type ExplorerCommands, explorerCommands } from './explorer-commands.ts';
import { liveServices } from './live-services.ts';
import { metadataDocuments } from './metadata-documents.ts';
import { type MetadataTree, metadataTree } from './metadata-tree.ts';
import type { TreeNode } from './nodes.ts';
import { configDriveRoots, liveRoots, mockRoots } from './roots.ts';

/** The side bar, its documents and what commands can do with them. */
export interface Explorer {
  readonly tree: MetadataTree;
  readonly view: TreeView<TreeNode>;
  readonly commands: ExplorerCommands;
  dispose(): void;
}

/** `wake` is called when somebody looks at the tree or at a document of the mock; see autostart. */
export const explorer = (
  session: MockSession,
  memory: Memento,
  wake: () => Promise<void>,
): Explorer => {
  const live = liveServices(memory);
  const drives = configDrives(memory);
  const roots = async (): Promise<readonly TreeNode[]> => {
    if (!workspace.isTrusted) return [];
    const rows = mockRoots(session.state);
    if (live.urls.length === 0 && drives.folders.length === 0) return rows;
    const { liveSource, ...disk } = await mockLibrary();
    return [
      ...rows,
      ...liveRoots(live.urls, liveSource, live.isAllowed),
      ...configDriveRoots(drives.folders, disk),
    ];
  };
  const rootWith = async (sourceId: string) =>
    (await roots())
      .filter((node) => node.kind === 'source')
      .find((node) => node.source.id === sourceId && node.allowed);
  const tree = metadataTree(() => {
    void wake();
    return roots();
  }, mockLibrary);
  const documents = metadataDocuments(
    async (sourceId) => {
      const root = await rootWith(sourceId);
      if (root !== undefined || !sourceId.startsWith('mock:')) return root;
      await wake();
      return rootWith(sourceId);
    },
    () => configured('explorer.indentJson'),
  );
  const view = window.createTreeView('openstackMetadata.tree', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const restartMock = async () => {
    await session.restart();
  };
  const commands = explorerCommands({ tree, documents, live, drives, restartMock });
  const showState = () => {
    view.message = session.state.kind === 'starting' ? 'Starting the mock…' : '';
  };
  const disposables = Disposable.from(
    tree,
    documents,
    view,
    view.onDidChangeVisibility(({ visible }) => visible && void wake()),
    new Disposable(session.onChange(showState)),
    new Disposable(session.onChange(() => void commands.refreshAll())),
    onConfigured(['explorer.liveServices'], () => tree.refresh(undefined)),
    onConfigured(['explorer.indentJson'], () => void documents.refresh()),
    workspace.onDidGrantWorkspaceTrust(() => tree.refresh(undefined)),
  );
  return { tree, view, commands, dispose: () => disposables.dispose() };
};
