import type { Source, TreeEntry } from '../../../mock-metadata/src/index.ts';
import type { JsonEntry } from './json-entries.ts';

/** A root of the tree: one instance of the running mock, one live service or one config drive. */
export interface SourceNode {
  readonly kind: 'source';
  readonly origin: 'mock' | 'live' | 'configDrive';
  readonly source: Source;
  /** What stands beside the name, in grey. */
  readonly description: string;
  /**
   * How to ask the same with other tools; undefined = the mock has no way to tell who asks, or it is
   * a folder that is read.
   */
  readonly address: ServiceAddress | undefined;
  /** The folder of a config drive; undefined = a service that is asked. */
  readonly folder?: string;
  /** Whether it may be asked yet; a live service near this machine wants a word first. */
  readonly allowed: boolean;
}

/** How to reach a source with other tools. */
export interface ServiceAddress {
  readonly url: string;
  /** The local address to ask from, where that is how the mock knows the instance. */
  readonly sourceAddress?: string | undefined;
}

/** A directory or file that the service listed. */
export interface EntryNode {
  readonly kind: 'directory' | 'leaf';
  readonly root: SourceNode;
  readonly entry: TreeEntry;
}

/** A key or item inside a JSON file. */
export interface ValueNode {
  readonly kind: 'value';
  readonly root: SourceNode;
  /** The file it stands in. */
  readonly file: TreeEntry;
  readonly entry: JsonEntry;
}

/** Something went wrong while its parent was opened. */
export interface FailureNode {
  readonly kind: 'failure';
  /** What to open again; undefined = the mock itself. */
  readonly parent: ParentNode | undefined;
  readonly message: string;
  /** What selecting it does. */
  readonly remedy: 'retry' | 'allow';
}

/** A remark; nothing to open. */
interface NoteNode {
  readonly kind: 'note';
  readonly id: string;
  readonly icon: 'info' | 'lightbulb' | 'warning';
  readonly label: string;
  readonly detail: string;
}

/** What can have rows below it. */
export type ParentNode = SourceNode | EntryNode | ValueNode;

export type TreeNode = ParentNode | FailureNode | NoteNode;

/**
 * Stable over refreshes, reloads and restarts, so that what was folded out stays so: the source and
 * the path, never a label or a value.
 */
export const nodeId = (node: TreeNode): string => {
  switch (node.kind) {
    case 'source':
      return node.source.id;
    case 'directory':
    case 'leaf':
      return `${node.root.source.id} ${node.entry.path}`;
    case 'value':
      return `${node.root.source.id} ${node.file.path} ${JSON.stringify(node.entry.path)}`;
    case 'failure':
      return `failure ${node.parent === undefined ? '' : nodeId(node.parent)}`;
    case 'note':
      return `note ${node.id}`;
  }
};

/** The root that a node belongs to; undefined for remarks and for a failure of the mock itself. */
export const rootOf = (node: TreeNode): SourceNode | undefined => {
  if (node.kind === 'source') return node;
  if (node.kind === 'note') return undefined;
  if (node.kind === 'failure') return node.parent && rootOf(node.parent);
  return node.root;
};

/** The path of the metadata tree that a node stands for or in; `/` for a root. */
export const metadataPath = (node: ParentNode): string => {
  if (node.kind === 'source') return '/';
  return node.kind === 'value' ? node.file.path : node.entry.path;
};

/** Whether the node can be folded out. A `.json` file can: its keys are its rows. */
export const isExpandable = (node: TreeNode): boolean => {
  switch (node.kind) {
    case 'source':
    case 'directory':
      return true;
    case 'leaf':
      return isJsonFile(node.entry);
    case 'value':
      return node.entry.expandable;
    case 'failure':
    case 'note':
      return false;
  }
};

/** Whether a file is one whose keys can be rows. */
const isJsonFile = ({ name, note }: TreeEntry): boolean =>
  note === undefined && name.endsWith('.json');
