import { Disposable, languages, type TextDocument, type Uri, workspace } from 'vscode';
import { bodyLanguage } from './body-language.ts';
import { metadataScheme } from './metadata-uri.ts';

/**
 * Gives each metadata document the language of its text; once for each language, so that another
 * one that the user chose stays until the text becomes of another kind.
 */
export const documentLanguages = (): Disposable => {
  const given = new Map<string, string>();
  const give = async (document: TextDocument): Promise<void> => {
    if (document.isClosed || document.uri.scheme !== metadataScheme) return;
    const name = document.uri.path.split('/').at(-1) ?? '';
    const language = bodyLanguage(name, document.getText());
    if (given.get(document.uri.toString()) === language) return;
    given.set(document.uri.toString(), language);
    if (document.languageId !== language) {
      await languages.setTextDocumentLanguage(document, language);
    }
  };
  // One after the other: while a language is being set, the document still tells the one before.
  let turn: Promise<void> = Promise.resolve();
  const giveInTurn = (document: TextDocument) => {
    turn = turn.then(() => give(document)).catch(() => undefined);
  };
  return Disposable.from(
    workspace.onDidOpenTextDocument(giveInTurn),
    workspace.onDidChangeTextDocument((event) => giveInTurn(event.document)),
    whenClosed((uri) => given.delete(uri.toString())),
  );
};

/** Calls back when a metadata document is closed for good; a change of language closes and opens it. */
export const whenClosed = (listener: (uri: Uri) => void): Disposable =>
  workspace.onDidCloseTextDocument((document) => {
    queueMicrotask(() => {
      if (document.isClosed && document.uri.scheme === metadataScheme) listener(document.uri);
    });
  });
