import { commands, Disposable, Uri } from 'vscode';
import { type Read, readOnlyFiles } from '../read-only-files.ts';
import { isJsonDocument } from './body-language.ts';
import { textOf } from './child-nodes.ts';
import { documentLanguages, whenClosed } from './document-languages.ts';
import { indentedJson } from './indented-json.ts';
import { addressIn, metadataScheme, metadataUri } from './metadata-uri.ts';
import type { EntryNode, SourceNode } from './nodes.ts';

/** Metadata files as read-only documents. */
export interface MetadataDocuments {
  /** Shows a file as the service answers it now, or why it does not. */
  open(file: EntryNode): Promise<void>;
  /** Asks again for every open document, or those of one source; failures leave the old text. */
  refresh(root?: SourceNode): Promise<void>;
  dispose(): void;
}

/** `rootWith` finds a source of the tree by its id; `indents` says whether JSON is laid out. */
export const metadataDocuments = (
  rootWith: (sourceId: string) => Promise<SourceNode | undefined>,
  indents: () => boolean,
): MetadataDocuments => {
  const files = readOnlyFiles(metadataScheme, reader(rootWith, indents), whyReadOnly);
  const registered = Disposable.from(
    files,
    documentLanguages(),
    whenClosed((uri) => files.drop(uri.toString())),
  );
  return {
    open: async (file) => {
      const uri = metadataUri(file);
      await files.refresh(uri.toString());
      await commands.executeCommand('vscode.open', uri);
    },
    refresh: async (root) => {
      const isMeant = (key: string) =>
        root === undefined || addressIn(Uri.parse(key, true))?.sourceId === root.source.id;
      await Promise.all(files.keys().filter(isMeant).map(files.refresh));
    },
    dispose: () => registered.dispose(),
  };
};

const whyReadOnly =
  'This is what the metadata service answered or the config drive holds. To change what the mock answers, edit the lab file.';

const reader =
  (rootWith: (sourceId: string) => Promise<SourceNode | undefined>, indents: () => boolean): Read =>
  async (uri) => {
    const address = addressIn(uri);
    const root = address && (await rootWith(address.sourceId));
    if (address === undefined || root === undefined) throw new Error(goneText(uri));
    const answer = await root.source.fetch(address.path);
    const text = textOf(answer);
    const laysOut = indents() && isJsonDocument(text);
    return laysOut ? new TextEncoder().encode(indentedJson(text)) : answer.body;
  };

const goneText = (uri: Uri): string =>
  `Nothing serves ${uri.path.split('/')[1] ?? 'this'} now. Start the mock, connect to the service or open the config drive, and this shows what it holds.`;
