import { type LogOutputChannel, type Uri, workspace } from 'vscode';
import { CodeLensRequest, LanguageClient, State, TransportKind } from 'vscode-languageclient/node';
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

/** Has the editor ask for lenses once more, though no document has changed. */
const askForLensesAnew = (client: LanguageClient): void => {
  const feature = client.getFeature(CodeLensRequest.method);
  const providers = workspace.textDocuments.map((document) => feature.getProvider(document));
  for (const provider of new Set(providers)) provider?.onDidChangeCodeLensEmitter.fire();
};

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
  // One of the lenses is there with trust only.
  const trust = workspace.onDidGrantWorkspaceTrust(() => askForLensesAnew(client));
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped) trust.dispose();
  });
  await client.start();
  return client;
};
