import { commands, env, Uri, window } from 'vscode';
import { isSecretName } from '../../../mock-metadata/src/secret-name.ts';
import { copied } from '../mock/mock-commands.ts';
import { textOf } from './child-nodes.ts';
import type { ConfigDrives } from './config-drives.ts';
import { curlText, urlBelow, urlWithoutSecrets } from './curl-text.ts';
import { jqPath, pasteableText } from './json-entries.ts';
import type { JsonValue } from './json-value.ts';
import type { LiveServices } from './live-services.ts';
import type { MetadataDocuments } from './metadata-documents.ts';
import type { MetadataTree } from './metadata-tree.ts';
import {
  metadataPath,
  type ParentNode,
  rootOf,
  type ServiceAddress,
  type TreeNode,
} from './nodes.ts';
import { hasSecrets, mask, withoutSecrets } from './secrets.ts';

/** What commands can do with the tree; undefined = no node was given and none is selected. */
export interface ExplorerCommands {
  refreshAll(): Promise<void>;
  refresh(node: TreeNode | undefined): Promise<void>;
  /** Opens the failed node's parent again, or starts the mock again. */
  retry(node: TreeNode | undefined): Promise<void>;
  openDocument(node: TreeNode | undefined): Promise<void>;
  copyPath(node: TreeNode | undefined): Promise<void>;
  copyKeyPath(node: TreeNode | undefined): Promise<void>;
  copyValue(node: TreeNode | undefined): Promise<void>;
  copyUrl(node: TreeNode | undefined): Promise<void>;
  copyCurl(node: TreeNode | undefined): Promise<void>;
  connect(url?: string): Promise<void>;
  /** Adds the folder to the tree and shows it there; undefined = the user is asked for one. */
  openConfigDrive(folder?: string): Promise<void>;
  /** The same with a snapshot file. */
  openSnapshot(file?: string): Promise<void>;
  /** Takes a live service or config drive out of the tree. */
  disconnect(node: TreeNode | undefined): Promise<void>;
  allow(node: TreeNode | undefined): Promise<void>;
}

export interface ExplorerParts {
  readonly tree: MetadataTree;
  readonly documents: MetadataDocuments;
  readonly live: LiveServices;
  readonly drives: ConfigDrives;
  readonly restartMock: () => Promise<void>;
}

export const explorerCommands = ({
  tree,
  documents,
  live,
  drives,
  restartMock,
}: ExplorerParts): ExplorerCommands => {
  const refreshAll = async (): Promise<void> => {
    tree.refresh(undefined);
    await documents.refresh();
  };
  const showOpened = async (path: string | undefined): Promise<void> => {
    if (path === undefined) return;
    await refreshAll();
    // It may have been opened from the list of files.
    await commands.executeCommand('openstackMetadata.tree.focus');
  };
  return {
    refreshAll,
    refresh: async (node) => {
      const root = node && rootOf(node);
      tree.refresh(node);
      await documents.refresh(root);
    },
    retry: async (node) => {
      if (node?.kind !== 'failure') return;
      if (node.parent === undefined) await restartMock();
      else tree.refresh(node.parent);
    },
    openDocument: async (node) => {
      if (node?.kind === 'leaf') await documents.open(node);
      else if (node?.kind === 'value') {
        await documents.open({ kind: 'leaf', root: node.root, entry: node.file });
      }
    },
    copyPath: (node) => copied(metadataPath(given(node)), 'Path'),
    copyKeyPath: async (node) => {
      if (node?.kind === 'value') await copied(jqPath(node.entry.path), 'Key path');
    },
    copyValue: (node) => copyValueOf(given(node)),
    copyUrl: async (node) => {
      const { origin, pathname } = new URL(addressOf(given(node)).url);
      // The path is kept back: VS Code takes the escapes out of it, and in a browser all of it.
      const outside = await env.asExternalUri(Uri.parse(origin, true));
      await copied(urlBelow(outside.toString(true), pathname), 'URL');
    },
    copyCurl: async (node) => {
      const { url, sourceAddress } = addressOf(given(node));
      const jsonPath = node?.kind === 'value' ? node.entry.path : undefined;
      await copied(curlText({ url, sourceAddress, jsonPath }), 'curl command');
    },
    connect: async (url) => {
      const connected = await live.connect(url);
      // A change of the setting refreshes the tree by itself. A second time would fold up what the user has just opened.
      if (connected === 'known') await refreshAll();
      else await documents.refresh();
    },
    openConfigDrive: async (given) => showOpened(await drives.open(given)),
    openSnapshot: async (given) => showOpened(await drives.openSnapshot(given)),
    disconnect: async (node) => {
      if (node?.kind !== 'source') return;
      if (node.folder !== undefined) {
        await drives.forget(node.folder);
        tree.refresh(undefined);
      } else if (node.address !== undefined) await live.disconnect(node.address.url);
      await documents.refresh();
    },
    allow: async (node) => {
      const root = node && rootOf(node);
      if (root?.address === undefined) return;
      await live.allow(root.address.url);
      await refreshAll();
    },
  };
};

const given = (node: TreeNode | undefined): ParentNode => {
  if (node === undefined || node.kind === 'failure' || node.kind === 'note') {
    throw new Error('Select an entry of the metadata tree first.');
  }
  return node;
};

/** Address of the node itself, for other tools. */
const addressOf = (node: ParentNode): ServiceAddress => {
  const root = node.kind === 'source' ? node : node.root;
  if (root.folder !== undefined) {
    throw new Error(
      `${root.source.label} is a folder and has no address for other tools. Copy the path instead.`,
    );
  }
  if (root.address === undefined) {
    throw new Error(
      `Only this tree can ask as ${root.source.label}: the mock cannot tell other programs' requests for it apart. ` +
        'Give the instance a source_address or a listen address in the lab file.',
    );
  }
  const url = urlWithoutSecrets(urlBelow(root.address.url, metadataPath(node)));
  return { url, sourceAddress: root.address.sourceAddress };
};

interface Copy {
  readonly open: string;
  /** Undefined = there is no secret in it. */
  readonly masked: string | undefined;
}

const copyValueOf = async (node: ParentNode): Promise<void> => {
  const { open, masked } = await copyOf(node);
  await copied(masked ?? open, masked === undefined ? 'Value' : 'Value without its secret');
  if (masked === undefined) return;
  const withSecret = 'Copy with Secret';
  const answer = await window.showInformationMessage(
    'The value holds a secret, which was masked in the copy.',
    withSecret,
  );
  if (answer === withSecret) await copied(open, 'Value');
};

const copyOf = async (node: ParentNode): Promise<Copy> => {
  if (node.kind === 'value') {
    const { value, secret } = node.entry;
    return copyOfValue(value, secret);
  }
  const root = node.kind === 'source' ? node : node.root;
  const open = textOf(await root.source.fetch(metadataPath(node)));
  if (node.kind === 'leaf' && isSecretName(node.entry.name) && open !== '') {
    return { open, masked: mask };
  }
  const value = parsed(open);
  return value !== undefined && hasSecrets(value)
    ? { open, masked: pasteableText(withoutSecrets(value)) }
    : { open, masked: undefined };
};

const copyOfValue = (value: JsonValue, secret: boolean): Copy => {
  const open = pasteableText(value);
  if (secret && open !== '' && value !== null) return { open, masked: mask };
  return { open, masked: hasSecrets(value) ? pasteableText(withoutSecrets(value)) : undefined };
};

const parsed = (text: string): JsonValue | undefined => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
