import {
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
  type TextDocuments,
} from 'vscode-languageserver';
import type { SourceText } from './documents/source-text.ts';
import type { EditorFeatures } from './editor-features.ts';
import { typedTriggers } from './features/on-type-formatting.ts';
import { tokenModifiers, tokenTypes } from './features/semantic-tokens.ts';
import { answerTokenRequests } from './token-requests.ts';

const [firstTrigger, ...moreTriggers] = typedTriggers;

/** What a client is told it can ask. */
export const editorCapabilities: ServerCapabilities = {
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentLinkProvider: { resolveProvider: false },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: {
    firstTriggerCharacter: firstTrigger,
    moreTriggerCharacter: moreTriggers,
  },
  semanticTokensProvider: {
    legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
    full: { delta: true },
    range: true,
  },
  inlayHintProvider: true,
  codeLensProvider: { resolveProvider: false },
};

interface About {
  readonly textDocument: { readonly uri: string };
}

/** Answers with what a feature says of an open document, and with nothing for one that is not open. */
type Answering = <Params extends About, Answer>(
  tell: (source: SourceText, params: Params) => Answer,
) => (params: Params) => Answer | null;

const answerNameRequests = (
  connection: Connection,
  answering: Answering,
  service: () => EditorFeatures,
): void => {
  connection.onDefinition(
    answering((source, { position }) => [...service().definition(source, position)]),
  );
  connection.onReferences(
    answering((source, { position, context }) => [
      ...service().references(source, position, context.includeDeclaration),
    ]),
  );
  connection.onDocumentHighlight(
    answering((source, { position }) => [...service().highlights(source, position)]),
  );
  connection.onPrepareRename(
    answering((source, { position }) => service().renamable(source, position) ?? null),
  );
  connection.onRenameRequest(
    answering((source, { position, newName }) => {
      const renaming = service().rename(source, position, newName);
      if (renaming === undefined) return null;
      return 'refusal' in renaming
        ? new ResponseError<void>(LSPErrorCodes.RequestFailed, renaming.refusal)
        : { changes: { [source.uri]: [...renaming.edits] } };
    }),
  );
};

const answerLayoutRequests = (
  connection: Connection,
  answering: Answering,
  service: () => EditorFeatures,
): void => {
  connection.onDocumentFormatting(answering((source) => [...service().formatting(source)]));
  connection.onDocumentRangeFormatting(
    answering((source, { range }) => [...service().formatting(source, range)]),
  );
  connection.onDocumentOnTypeFormatting(
    answering((source, { position, ch }) => [...service().onType(source, position, ch)]),
  );
};

const answerViewRequests = (
  connection: Connection,
  answering: Answering,
  service: () => EditorFeatures,
): void => {
  connection.onFoldingRanges(answering((source) => [...service().foldingRanges(source)]));
  connection.onSelectionRanges(
    answering((source, { positions }) => [...service().selectionRanges(source, positions)]),
  );
  connection.onDocumentLinks(answering((source) => [...service().links(source)]));
  connection.onCodeLens(answering((source) => [...service().codeLenses(source)]));
  connection.languages.inlayHint.on(
    answering((source, { range }) => [...service().inlayHints(source, range)]),
  );
};

/** Answers what `editorCapabilities` promises. */
export const answerEditorRequests = (
  connection: Connection,
  documents: TextDocuments<SourceText>,
  service: () => EditorFeatures,
): void => {
  const answering: Answering = (tell) => (params) => {
    const source = documents.get(params.textDocument.uri);
    return source === undefined ? null : tell(source, params);
  };
  answerNameRequests(connection, answering, service);
  answerLayoutRequests(connection, answering, service);
  answerViewRequests(connection, answering, service);
  answerTokenRequests(connection, documents, service);
};
