import { Uri } from 'vscode';
import type { EntryNode } from './nodes.ts';

/** The scheme of metadata files that are open as documents. */
export const metadataScheme = 'openstack-metadata';

/** What a document's URI leads to. */
export interface MetadataAddress {
  readonly sourceId: string;
  /** Percent-encoded, begins with `/`. */
  readonly path: string;
}

/**
 * The URI of a file, the same at every refresh. What is shown (label and path) and what is asked for
 * (id and path, in the query) are kept apart, since a label can look like anything.
 */
export const metadataUri = ({ root, entry }: EntryNode): Uri =>
  Uri.from({
    scheme: metadataScheme,
    // Two slashes at the start would make a host of what follows.
    path: `/${root.source.label.replace(/^\//, '∕')}${entry.path}`,
    query: JSON.stringify([root.source.id, entry.path]),
  });

/** What a URI leads to; undefined where it is not one of ours. */
export const addressIn = (uri: Uri): MetadataAddress | undefined => {
  try {
    const [sourceId, path]: readonly unknown[] = JSON.parse(uri.query);
    return typeof sourceId === 'string' && typeof path === 'string'
      ? { sourceId, path }
      : undefined;
  } catch {
    return undefined;
  }
};
