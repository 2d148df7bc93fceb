import { type Command, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { isSecretName } from '../../../mock-metadata/src/secret-name.ts';
import { visibleText } from '../visible-text.ts';
import { urlBelow } from './curl-text.ts';
import { firstSentence } from './failure-nodes.ts';
import { pasteableText } from './json-entries.ts';
import type { JsonValue } from './json-value.ts';
import { metadataUri } from './metadata-uri.ts';
import {
  type EntryNode,
  isExpandable,
  metadataPath,
  nodeId,
  type ParentNode,
  rootOf,
  type SourceNode,
  type TreeNode,
  type ValueNode,
} from './nodes.ts';

/** How a node shows. The tooltip is left out: it is made when somebody points at the row. */
export const treeItem = (node: TreeNode): TreeItem => {
  const item = new TreeItem(labelOf(node), collapsibleState(node));
  item.id = nodeId(node);
  item.iconPath = iconOf(node);
  item.contextValue = contextOf(node);
  const description = descriptionOf(node);
  if (description !== undefined) item.description = description;
  const command = commandOf(node);
  if (command !== undefined) item.command = command;
  return item;
};

/** What pointing at a node shows: plain text, never markup, since much of it is from outside. */
export const tooltipOf = (node: TreeNode): string => {
  switch (node.kind) {
    case 'failure':
      return `${node.message}\n${remedies[node.remedy].tooltip}`;
    case 'note':
      return node.detail;
    case 'value':
      return node.entry.secret
        ? 'A secret: shown only in the file itself.'
        : valueText(node.entry.value);
    default:
      return node.kind === 'leaf' && node.entry.note !== undefined ? node.entry.note : urlOf(node);
  }
};

const remedies = {
  retry: { description: 'try again', tooltip: 'Select to try again.' },
  allow: { description: 'allow', tooltip: 'Select to allow it in this workspace.' },
} as const;

const urlOf = (node: Exclude<TreeNode, { kind: 'failure' | 'note' }>): string => {
  const root = rootOf(node);
  if (root?.folder !== undefined) return folderText(root.folder, node);
  const url = root?.address?.url ?? '';
  return node.kind === 'source' ? url || node.description : urlBelow(url, metadataPath(node));
};

/** Paths of the metadata are not those of the drive's files: they stand apart. */
const folderText = (folder: string, node: ParentNode): string =>
  visibleLines(node.kind === 'source' ? folder : `${metadataPath(node)}\nin ${folder}`);

const valueText = (value: JsonValue): string =>
  visibleLines(pasteableText(value)).slice(0, 4000) || '(empty text)';

const visibleLines = (text: string): string =>
  text
    .split('\n', 40)
    .map((line) => visibleText(line, 300))
    .join('\n');

const labelOf = (node: TreeNode): string => {
  switch (node.kind) {
    case 'source':
      return visibleText(node.source.label);
    case 'value':
      return node.entry.label;
    case 'failure':
      return visibleText(firstSentence(node.message), 400);
    case 'note':
      return node.label;
    default:
      return node.entry.label;
  }
};

const descriptionOf = (node: TreeNode): string | undefined => {
  switch (node.kind) {
    case 'source':
      return visibleText(node.description);
    case 'value':
      return node.entry.summary;
    case 'failure':
      return remedies[node.remedy].description;
    default:
      return undefined;
  }
};

const collapsibleState = (node: TreeNode): TreeItemCollapsibleState =>
  isExpandable(node) ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;

/** Words that `when` clauses in package.json look for; what has no URL ends in `OnDrive`. */
const contextOf = (node: TreeNode): string => {
  switch (node.kind) {
    case 'source':
      return `${node.origin}Source`;
    case 'leaf':
      return node.entry.note === undefined ? onDrive(node) : 'note';
    case 'failure':
      if (node.remedy === 'allow') return 'permission';
      return node.parent === undefined ? 'mockFailure' : 'failure';
    case 'note':
      return 'note';
    default:
      return onDrive(node);
  }
};

const onDrive = ({ kind, root }: EntryNode | ValueNode): string =>
  root.origin === 'configDrive' ? `${kind}OnDrive` : kind;

const sourceIcons = {
  mock: 'vm',
  live: 'globe',
  configDrive: 'database',
} as const satisfies Record<SourceNode['origin'], string>;

const commandOf = (node: TreeNode): Command | undefined => {
  if (node.kind === 'failure') {
    const id = node.remedy === 'allow' ? 'allowService' : 'retry';
    return { title: '', command: `openstackMetadata.${id}`, arguments: [node] };
  }
  if (node.kind !== 'leaf' || node.entry.note !== undefined) return undefined;
  // VS Code's own command, to which the tree adds what a double click or Ctrl means.
  return { title: '', command: 'vscode.open', arguments: [metadataUri(node)] };
};

const iconOf = (node: TreeNode): ThemeIcon => {
  switch (node.kind) {
    case 'source':
      return new ThemeIcon(sourceIcons[node.origin]);
    case 'directory':
      return new ThemeIcon('folder');
    case 'leaf':
      return new ThemeIcon(leafIcon(node.entry.name));
    case 'value':
      return node.entry.secret ? new ThemeIcon('lock') : new ThemeIcon(valueIcon(node.entry.value));
    case 'failure':
      return node.remedy === 'allow'
        ? new ThemeIcon('shield')
        : new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
    case 'note':
      return new ThemeIcon(node.icon);
  }
};

const leafIcon = (name: string): string => {
  if (name.endsWith('.json')) return 'json';
  if (isSecretName(name)) return 'lock';
  return /^user[-_]data$/.test(name) ? 'file-code' : 'symbol-string';
};

const valueIcon = (value: JsonValue): string => {
  if (Array.isArray(value)) return 'symbol-array';
  if (value === null) return 'symbol-null';
  return `symbol-${typeof value}`;
};
