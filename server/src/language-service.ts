import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  Hover,
} from 'vscode-languageserver-types';
import { type OpenDocument, openDocument } from './documents/open-document.ts';
import { isOfCloudInit } from './documents/regions.ts';
import type { Position, SourceText } from './documents/source-text.ts';
import { type EditorFeatures, editorFeatures } from './editor-features.ts';
import { type CodeActionRequest, codeActionsAt } from './features/code-actions.ts';
import { type CompletionAbilities, completionAt, resolvedItem } from './features/completion.ts';
import { diagnosticsOf } from './features/diagnostics.ts';
import { hoverAt } from './features/hover.ts';
import { symbolsIn } from './features/symbols.ts';
import { type FileShapes, noFileShapes } from './knowledge/file-shapes.ts';
import type { Problem } from './problem.ts';
import { problemsOf } from './rules/problems-of.ts';
import { type Settings, standardSettings } from './settings.ts';

/**
 * All the server knows to do, without a connection: give it a version of a document and a position.
 * What was read of a version is kept until the next, or until the document is closed.
 */
export interface LanguageService extends EditorFeatures {
  /** What can be written at a position; complete, the editor filters. Without documentation. */
  completion(source: SourceText, position: Position): CompletionList;
  /** An item of an earlier list, with its documentation. */
  resolve(item: CompletionItem): CompletionItem;
  /** What there is to say about the word at a position. */
  hover(source: SourceText, position: Position): Hover | undefined;
  /** Everything that is wrong, in the order of the text. */
  diagnostics(source: SourceText): readonly Diagnostic[];
  /** What can be done about the problems at a range. */
  codeActions(source: SourceText, request: CodeActionRequest): readonly CodeAction[];
  /** The outline: keys, and items by their names. */
  symbols(source: SourceText): readonly DocumentSymbol[];
  /** Forgets a document. */
  close(uri: string): void;
}

/** Passes on what a rule throws, once a rule: it would throw at every keystroke. */
const onceARule = (report: Report) => {
  const known = new Set<string>();
  return ({ code }: { readonly code: string }, error: unknown): void => {
    if (!known.has(code)) report(`The rule ${code}`, error);
    known.add(code);
  };
};

/** The problems of a document, and the settings they were looked for with. */
interface Found {
  readonly settings: Settings;
  readonly problems: readonly Problem<string>[];
}

type Report = (what: string, error: unknown) => void;

/**
 * The facade over all features, for an editor with these abilities; settings are asked for at each call.
 * `report` hears of bugs that cost only a part of an answer; `shapeOfFile` knows the files of the mock.
 */
export const languageService = (
  abilities: CompletionAbilities,
  settings: () => Settings = () => standardSettings,
  report: Report = () => undefined,
  shapeOfFile: FileShapes = noFileShapes,
): LanguageService => {
  const failed = onceARule(report);
  const documents = new Map<string, OpenDocument>();
  const open = (source: SourceText): OpenDocument => {
    const known = documents.get(source.uri);
    if (known?.source === source) return known;
    const document = openDocument(source, known);
    documents.set(source.uri, document);
    return document;
  };
  const found = new WeakMap<OpenDocument, Found>();
  const problems = (document: OpenDocument): readonly Problem<string>[] => {
    if (!document.regions.every(isOfCloudInit)) return [];
    const known = found.get(document);
    const now = settings();
    // Code actions follow the problems of the same version, again and again.
    if (known?.settings === now) return known.problems;
    const fresh = problemsOf(document, now, failed);
    found.set(document, { settings: now, problems: fresh });
    return fresh;
  };
  return {
    ...editorFeatures(open, settings),
    completion: (source, position) =>
      completionAt(open(source), position, abilities, settings(), shapeOfFile),
    resolve: (item) => resolvedItem(item, settings()),
    hover: (source, position) => hoverAt(open(source), position, settings(), shapeOfFile),
    diagnostics: (source) =>
      diagnosticsOf(open(source), problems(open(source)), settings().codesPage),
    codeActions: (source, request) => codeActionsAt(open(source), request, problems(open(source))),
    symbols: (source) => symbolsIn(open(source)),
    close: (uri) => {
      documents.delete(uri);
    },
  };
};
