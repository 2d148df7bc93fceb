import type { TreeItem, TreeView } from 'vscode';
import type { TreeNode } from './explorer/nodes.ts';
import type { MockState } from './mock/mock-session.ts';

/**
 * What `activate` gives to tests and to other extensions
 * (`extensions.getExtension('openstack-metadata.openstack-metadata')?.exports`).
 */
export interface ExtensionApi {
  /** What the embedded mock does at the moment. */
  mockState(): MockState;
  /** Calls back when the state, or what the mock serves, has changed; gives the way out. */
  onMockChange(listener: () => void): () => void;
  /** The rows of the tree below a node, asked for as the side bar does; undefined = the roots. */
  treeChildren(node?: TreeNode): Promise<readonly TreeNode[]>;
  /** How a node shows, with its tooltip. */
  treeItem(node: TreeNode): TreeItem;
  readonly treeView: TreeView<TreeNode>;
}
