import type {
  CodeLens,
  DocumentHighlight,
  DocumentLink,
  FoldingRange,
  InlayHint,
  Location,
  Range,
  SelectionRange,
  TextEdit,
} from 'vscode-languageserver-types';
import type { OpenDocument } from './documents/open-document.ts';
import type { Position, SourceText } from './documents/source-text.ts';
import { codeLenses } from './features/code-lens.ts';
import { definitionAt } from './features/definition.ts';
import { foldingRanges } from './features/folding.ts';
import { formattingEdits } from './features/formatting.ts';
import { highlightsAt } from './features/highlights.ts';
import { inlayHints } from './features/inlay-hints.ts';
import { documentLinks } from './features/links.ts';
import { onTypeEdits } from './features/on-type-formatting.ts';
import { referencesAt } from './features/references.ts';
import { type Renamable, type Renaming, renamableAt, renamedAt } from './features/rename.ts';
import { selectionRanges } from './features/selection-ranges.ts';
import { semanticTokens } from './features/semantic-tokens.ts';
import type { Settings } from './settings.ts';

/** What an editor asks besides completion, hover and problems; each answer is for the whole document unless it says so. */
export interface EditorFeatures {
  foldingRanges(source: SourceText): readonly FoldingRange[];
  /** One for each position, from the word to the document. */
  selectionRanges(source: SourceText, positions: readonly Position[]): readonly SelectionRange[];
  links(source: SourceText): readonly DocumentLink[];
  /** Where the anchor, user or group that is named at a position is made. */
  definition(source: SourceText, position: Position): readonly Location[];
  references(source: SourceText, position: Position, withDefinition: boolean): readonly Location[];
  highlights(source: SourceText, position: Position): readonly DocumentHighlight[];
  /** Undefined where nothing can be renamed. */
  renamable(source: SourceText, position: Position): Renamable | undefined;
  rename(source: SourceText, position: Position, newName: string): Renaming | undefined;
  /** Of a range the blocks it touches. */
  formatting(source: SourceText, range?: Range): readonly TextEdit[];
  /** For a line break or a dash that was just typed. */
  onType(source: SourceText, position: Position, typed: string): readonly TextEdit[];
  /** As LSP encodes them. */
  semanticTokens(source: SourceText, range?: Range): readonly number[];
  inlayHints(source: SourceText, range: Range): readonly InlayHint[];
  codeLenses(source: SourceText): readonly CodeLens[];
}

/** The features over documents that `open` keeps. */
export const editorFeatures = (
  open: (source: SourceText) => OpenDocument,
  settings: () => Settings,
): EditorFeatures => ({
  foldingRanges: (source) => foldingRanges(open(source)),
  selectionRanges: (source, positions) => selectionRanges(open(source), positions),
  links: (source) => documentLinks(open(source)),
  definition: (source, position) => definitionAt(open(source), position),
  references: (source, position, withDefinition) =>
    referencesAt(open(source), position, withDefinition),
  highlights: (source, position) => highlightsAt(open(source), position),
  renamable: (source, position) => renamableAt(open(source), position),
  rename: (source, position, newName) => renamedAt(open(source), position, newName),
  formatting: (source, range) => formattingEdits(open(source), range),
  onType: (source, position, typed) => onTypeEdits(open(source), position, typed),
  semanticTokens: (source, range) => semanticTokens(open(source), settings(), range),
  inlayHints: (source, range) => inlayHints(open(source), range),
  codeLenses: (source) => codeLenses(open(source)),
});
