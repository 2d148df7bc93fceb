import { type Event, EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { MockLibrary } from '../mock/mock-library.ts';
import { childNodes } from './child-nodes.ts';
import type { TreeNode } from './nodes.ts';
import { tooltipOf, treeItem } from './tree-items.ts';

/** The rows of the side bar. Rows below a root are asked for when it is folded out. */
export interface MetadataTree extends TreeDataProvider<TreeNode> {
  readonly onDidChangeTreeData: Event<TreeNode | undefined>;
  getTreeItem(node: TreeNode): TreeItem;
  getChildren(node?: TreeNode): Promise<readonly TreeNode[] & TreeNode[]>;
  resolveTreeItem(item: TreeItem, node: TreeNode): TreeItem;
  /** Asks again for what is folded out below the node; undefined = everything. */
  refresh(node: TreeNode | undefined): void;
  dispose(): void;
}

/** `roots` gives the sources in the order in which they show, and failures of their own. */
export const metadataTree = (
  roots: () => Promise<readonly TreeNode[]>,
  library: () => Promise<MockLibrary>,
): MetadataTree => {
  const changed = new EventEmitter<TreeNode | undefined>();
  const closing = new AbortController();
  return {
    onDidChangeTreeData: changed.event,
    getTreeItem: treeItem,
    getChildren: async (node) => {
      if (node === undefined) return [...(await roots())];
      if (node.kind === 'failure' || node.kind === 'note') return [];
      const { childrenOf } = await library();
      return [...(await childNodes(node, childrenOf, closing.signal))];
    },
    resolveTreeItem: (item, node) => {
      item.tooltip = tooltipOf(node);
      return item;
    },
    refresh: (node) => changed.fire(node),
    dispose: () => {
      closing.abort();
      changed.dispose();
    },
  };
};
