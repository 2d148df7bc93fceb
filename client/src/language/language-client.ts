import type { LogOutputChannel, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { diagnosticSource } from '../../../server/src/protocol.ts';

/**
 * Starts the language server for documents of one language, in a process of its own that ends with
 * the window. The id is the section of `openstackMetadata.trace.server`.
 */
export const startedClient = async (
  serverFile: Uri,
  language: string,
  log: LogOutputChannel,
): Promise<LanguageClient> => {
  const client = new LanguageClient(
    'openstackMetadata',
    'cloud-init',
    { module: serverFile.fsPath, transport: TransportKind.ipc },
    {
      documentSelector: [{ language }],
      outputChannel: log,
      diagnosticCollectionName: diagnosticSource,
    },
  );
  await client.start();
  return client;
};
