import { type LogOutputChannel, type TextDocument, Uri, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

/** Completion, hover and problems for user-data; the same but problems for labs and scenarios. */
export interface LanguageService {
  /** Stops the server; a start under way is waited for. */
  close(): Promise<void>;
}

/** Starts the server when the first document of one of the languages opens, never before. */
export const languageService = (
  extensionUri: Uri,
  languages: readonly string[],
  log: LogOutputChannel,
): LanguageService => {
  let client: Promise<LanguageClient | undefined> | undefined;
  const start = async (): Promise<LanguageClient | undefined> => {
    // Loaded here, because a window that only browses metadata never needs it.
    const { startedClient } = await import('./language-client.ts');
    const serverFile = Uri.joinPath(extensionUri, 'dist', 'server.cjs');
    try {
      return await startedClient(serverFile, languages, log);
    } catch (error) {
      log.error('The language server did not start.', error);
      return undefined;
    }
  };
  const look = ({ languageId }: TextDocument): void => {
    if (languages.includes(languageId)) client ??= start();
  };
  workspace.textDocuments.forEach(look);
  const listening = workspace.onDidOpenTextDocument(look);
  return {
    close: async () => {
      listening.dispose();
      await (await client)?.stop();
    },
  };
};
