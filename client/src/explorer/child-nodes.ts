import type { Fetched, Source, TreeEntry } from '../../../mock-metadata/src/index.ts';
import { failureNodes } from './failure-nodes.ts';
import { jsonEntries } from './json-entries.ts';
import type { JsonValue } from './json-value.ts';
import type { EntryNode, ParentNode, SourceNode, TreeNode, ValueNode } from './nodes.ts';
import { nodeId } from './nodes.ts';

/** Lists what a source has below a path. */
export type ChildrenOf = (
  source: Source,
  path: string,
  signal?: AbortSignal,
) => Promise<readonly TreeEntry[]>;

/** More rows than this below one key help nobody and hold up the window. */
const maxRows = 1000;

/**
 * The rows below a node, asked for when it is folded out: one request for a directory or file, none
 * for what stands inside a file. Never throws: a failure is a row that can be tried again.
 */
export const childNodes = async (
  node: ParentNode,
  childrenOf: ChildrenOf,
  signal?: AbortSignal,
): Promise<readonly TreeNode[]> => {
  if (node.kind === 'value') return valueNodes(node, node.entry.value);
  if (node.kind === 'source' && !node.allowed) return permissionNodes(node);
  try {
    if (node.kind === 'leaf') return valueNodes(node, await jsonOf(node, signal));
    const path = node.kind === 'source' ? '/' : node.entry.path;
    const root = node.kind === 'source' ? node : node.root;
    const entries = await childrenOf(root.source, path, signal);
    return entries.map((entry) => ({ kind: entry.kind, root, entry }));
  } catch (error) {
    return failureNodes(node, error);
  }
};

/** The body of a file as text; throws where the answer is not a good one. */
export const textOf = ({ status, reason, url, body }: Fetched): string => {
  if (status !== 200) throw new Error(`${url} answered ${`${status} ${reason}`.trim()}.`);
  return new TextDecoder().decode(body);
};

const jsonOf = async ({ root, entry }: EntryNode, signal?: AbortSignal): Promise<JsonValue> => {
  const text = textOf(await root.source.fetch(entry.path, signal));
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : '';
    throw new Error(`This file is not JSON: ${why}. Open it to see what it holds.`, { cause });
  }
};

const valueNodes = (node: EntryNode | ValueNode, value: JsonValue): readonly TreeNode[] => {
  const file = node.kind === 'value' ? node.file : node.entry;
  const [path, secret] = node.kind === 'value' ? [node.entry.path, node.entry.secret] : [[], false];
  const entries = jsonEntries(value, path, secret);
  const rows: TreeNode[] = entries
    .slice(0, maxRows)
    .map((entry) => ({ kind: 'value', root: node.root, file, entry }));
  if (entries.length > maxRows) rows.push(moreNode(node, entries.length - maxRows));
  return rows;
};

const moreNode = (node: ParentNode, count: number): TreeNode => ({
  kind: 'note',
  id: `more ${nodeId(node)}`,
  icon: 'info',
  label: `… and ${count} more`,
  detail: `Only the first ${maxRows} entries are shown here. Open the file to see all of them.`,
});

const permissionNodes = (node: SourceNode): readonly TreeNode[] =>
  failureNodes(
    node,
    `${node.address?.url ?? node.source.label} is on this machine or its own link. ` +
      'It is asked only after you allow it in this workspace.',
    'allow',
  );
