import type {
  CompletionItem,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  Hover,
} from 'vscode-languageserver-types';
import { type OpenDocument, openDocument } from './documents/open-document.ts';
import type { Position, SourceText } from './documents/source-text.ts';
import { type CompletionAbilities, completionAt, resolvedItem } from './features/completion.ts';
import { diagnosticsOf } from './features/diagnostics.ts';
import { hoverAt } from './features/hover.ts';
import { symbolsIn } from './features/symbols.ts';
import { type Settings, standardSettings } from './settings.ts';

/**
 * All the server knows to do, without a connection: give it a version of a document and a position.
 * What was read of a version is kept until the next, or until the document is closed.
 */
export interface LanguageService {
  /** What can be written at a position; complete, the editor filters. Without documentation. */
  completion(source: SourceText, position: Position): CompletionList;
  /** An item of an earlier list, with its documentation. */
  resolve(item: CompletionItem): CompletionItem;
  /** What there is to say about the word at a position. */
  hover(source: SourceText, position: Position): Hover | undefined;
  /** Everything that is wrong, in the order of the text. */
  diagnostics(source: SourceText): readonly Diagnostic[];
  /** The outline: keys, and items by their names. */
  symbols(source: SourceText): readonly DocumentSymbol[];
  /** Forgets a document. */
  close(uri: string): void;
}

/** The facade over all features, for an editor with these abilities; settings are asked for at each call. */
export const languageService = (
  abilities: CompletionAbilities,
  settings: () => Settings = () => standardSettings,
): LanguageService => {
  const documents = new Map<string, OpenDocument>();
  const open = (source: SourceText): OpenDocument => {
    const known = documents.get(source.uri);
    if (known?.source === source) return known;
    const document = openDocument(source, known);
    documents.set(source.uri, document);
    return document;
  };
  return {
    completion: (source, position) => completionAt(open(source), position, abilities, settings()),
    resolve: (item) => resolvedItem(item, settings()),
    hover: (source, position) => hoverAt(open(source), position, settings()),
    diagnostics: (source) => diagnosticsOf(open(source), settings()),
    symbols: (source) => symbolsIn(open(source)),
    close: (uri) => {
      documents.delete(uri);
    },
  };
};
