import type { LogOutputChannel, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { diagnosticSource, type ServerConfiguration } from '../../../server/src/protocol.ts';
import { configured } from '../configuration.ts';

const configurationNow = (): ServerConfiguration => ({
  openstackMetadata: { cloudInit: { targetVersion: configured('cloudInit.targetVersion') } },
});

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
      initializationOptions: configurationNow,
      // The server hears of changes of this section alone.
      synchronize: { configurationSection: 'openstackMetadata.cloudInit' },
    },
  );
  await client.start();
  return client;
};
