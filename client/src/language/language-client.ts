import type { LogOutputChannel, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { diagnosticSource, type ServerConfiguration } from '../../../server/src/protocol.ts';
import { configured } from '../configuration.ts';
import { serveLensBeside } from './serve-lens.ts';

const configurationNow = (): ServerConfiguration => ({
  openstackMetadata: {
    cloudInit: {
      targetVersion: configured('cloudInit.targetVersion'),
      rules: configured('cloudInit.rules'),
    },
  },
});

/**
 * Starts the language server for documents of some languages, in a process of its own that ends with
 * the window. The id is the section of `openstackMetadata.trace.server`.
 */
export const startedClient = async (
  serverFile: Uri,
  languages: readonly string[],
  log: LogOutputChannel,
): Promise<LanguageClient> => {
  const client = new LanguageClient(
    'openstackMetadata',
    'cloud-init',
    { module: serverFile.fsPath, transport: TransportKind.ipc },
    {
      documentSelector: languages.map((language) => ({ language })),
      outputChannel: log,
      diagnosticCollectionName: diagnosticSource,
      middleware: { provideCodeLenses: serveLensBeside },
      initializationOptions: configurationNow,
      // The server hears of changes of this section alone.
      synchronize: { configurationSection: 'openstackMetadata.cloudInit' },
    },
  );
  await client.start();
  return client;
};
