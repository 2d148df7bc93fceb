import { Disposable, languages, type TextDocument, workspace } from 'vscode';
import { isUserDataHeader } from './user-data-header.ts';

/** Languages that a user-data file gets when only its name decides. */
const undecided: ReadonlySet<string> = new Set(['yaml', 'plaintext']);

/**
 * Makes a YAML or plain-text document `language` when its first line says that it is user-data:
 * VS Code looks at the first line only where the name says nothing. A document that was of that
 * language once and is not any more was set back by the user, and is left alone until it is closed.
 */
export const languageDetection = (language: string): Disposable => {
  const decided = new Set<string>();
  const look = async (document: TextDocument): Promise<void> => {
    const key = document.uri.toString();
    if (document.languageId === language) decided.add(key);
    if (decided.has(key) || !undecided.has(document.languageId)) return;
    if (document.uri.scheme === 'output' || !isUserDataHeader(document.lineAt(0).text)) return;
    decided.add(key);
    await languages.setTextDocumentLanguage(document, language);
  };
  for (const document of workspace.textDocuments) void look(document);
  return Disposable.from(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument(async ({ document, contentChanges }) => {
      if (contentChanges.some(({ range }) => range.start.line === 0)) await look(document);
    }),
    workspace.onDidCloseTextDocument((document) => {
      // A change of language closes and opens the document in one go: then it is not closed here.
      queueMicrotask(() => {
        if (document.isClosed) decided.delete(document.uri.toString());
      });
    }),
  );
};
