import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { edited, type SourceText, sourceText } from './documents/source-text.ts';
import { answerEditorRequests, editorCapabilities } from './editor-requests.ts';
import { fixAllKind } from './features/code-actions.ts';
import type { CompletionAbilities } from './features/completion.ts';
import type { Host } from './host.ts';
import { fileShapes } from './knowledge/file-shapes.ts';
import { type LanguageService, languageService } from './language-service.ts';
import { diagnosticDelayMs } from './protocol.ts';
import { settingsFrom, standardSettings } from './settings.ts';
import { warmUp } from './warm-up.ts';

const abilitiesOf = ({ textDocument }: ClientCapabilities): CompletionAbilities => {
  const item = textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport ?? false,
    insertTextModes: (item?.insertTextModeSupport?.valueSet ?? []).includes(2),
    tags: item?.tagSupport !== undefined,
  };
};

const capabilities: InitializeResult = {
  serverInfo: { name: 'cloud-init' },
  capabilities: {
    ...editorCapabilities,
    textDocumentSync: TextDocumentSyncKind.Incremental,
    completionProvider: {
      triggerCharacters: [...' :-{[,.#*!|%"\''],
      resolveProvider: true,
    },
    hoverProvider: true,
    documentSymbolProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
  },
};

/**
 * Looks for problems and pushes them: at once when a document is opened, a moment after the last of several
 * keystrokes else. Pushed and not pulled, because every editor takes that, and the server knows best when.
 * The result looks again at a document at once.
 */
const pushDiagnostics = (
  connection: Connection,
  documents: TextDocuments<SourceText>,
  service: () => LanguageService,
  host: Host,
): ((uri: string) => void) => {
  const waiting = new Map<string, () => void>();
  const firstQuestions = warmUp(service, host);
  const callOff = (uri: string): void => {
    waiting.get(uri)?.();
    waiting.delete(uri);
  };
  const push = (uri: string): void => {
    callOff(uri);
    const source = documents.get(uri);
    if (source === undefined) return;
    try {
      const diagnostics = [...service().diagnostics(source)];
      void connection.sendDiagnostics({ uri, version: source.version, diagnostics });
      firstQuestions.plan();
      host.tidy();
    } catch (error) {
      host.report(`Looking for problems in ${uri}`, error);
    }
  };
  const opened = new Set<string>();
  documents.onDidChangeContent(({ document: { uri } }) => {
    firstQuestions.callOff();
    callOff(uri);
    if (opened.has(uri))
      waiting.set(
        uri,
        host.after(diagnosticDelayMs, () => push(uri)),
      );
    else {
      opened.add(uri);
      push(uri);
    }
  });
  documents.onDidClose(({ document: { uri } }) => {
    opened.delete(uri);
    firstQuestions.callOff();
    callOff(uri);
    service().close(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  return push;
};

/** Answers requests on a connection until that ends. The caller creates it, and `listen` is called here. */
export const startServer = (connection: Connection, host: Host): void => {
  const documents = new TextDocuments<SourceText>({
    create: sourceText,
    update: (source, changes, version) => edited(source, changes, version),
  });
  const shapeOfFile = fileShapes((file) => host.textBeside(`${file}.schema.json`));
  let settings = standardSettings;
  let service = languageService({ snippets: false, insertTextModes: false, tags: false });
  let asksAgainForTokens = false;
  connection.onInitialize((params) => {
    asksAgainForTokens = params.capabilities.workspace?.semanticTokens?.refreshSupport ?? false;
    settings = settingsFrom(params.initializationOptions) ?? settings;
    service = languageService(
      abilitiesOf(params.capabilities),
      () => settings,
      host.report,
      shapeOfFile,
    );
    return capabilities;
  });
  connection.onCompletion(({ textDocument, position }) => {
    const source = documents.get(textDocument.uri);
    return source ? service.completion(source, position) : undefined;
  });
  connection.onCompletionResolve((item) => service.resolve(item));
  connection.onHover(({ textDocument, position }) => {
    const source = documents.get(textDocument.uri);
    return source && service.hover(source, position);
  });
  connection.onDocumentSymbol(({ textDocument }) => {
    const source = documents.get(textDocument.uri);
    return source ? [...service.symbols(source)] : [];
  });
  connection.onCodeAction(({ textDocument, range, context }) => {
    const source = documents.get(textDocument.uri);
    return source ? [...service.codeActions(source, { range, context })] : [];
  });
  answerEditorRequests(connection, documents, () => service);
  const push = pushDiagnostics(connection, documents, () => service, host);
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    const next = settingsFrom(sent);
    if (next === undefined) return;
    // Where the page of codes is, an editor says once, at the start.
    const merged = { ...settings, ...next };
    if (JSON.stringify(merged) === JSON.stringify(settings)) return;
    settings = merged;
    for (const uri of documents.keys()) push(uri);
    // What is marked as deprecated depends on the target version.
    if (asksAgainForTokens) {
      connection.languages.semanticTokens
        .refresh()
        .catch((error: unknown) => host.report('Asking for semantic tokens again', error));
    }
  });
  documents.listen(connection);
  connection.listen();
};
