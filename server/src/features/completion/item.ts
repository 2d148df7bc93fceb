import {
  CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  type TextEdit,
} from 'vscode-languageserver-types';
import type { Position } from '../../documents/source-text.ts';
import { withoutStops } from './snippet.ts';
import type { Target } from './target.ts';

/** What the editor can do with a completion. */
export interface CompletionAbilities {
  readonly snippets: boolean;
  readonly insertTextModes: boolean;
  readonly tags: boolean;
}

/** What is needed to describe an item once it is looked at. */
export interface ItemData {
  /** The key, or '' for a value. */
  readonly name: string;
  readonly shape: number | undefined;
  readonly topKey: string | undefined;
}

/** An item before it is put at its place. */
export interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string;
  /** The text to insert; a snippet. Plain text must have its `$`, `}` and `\` escaped. */
  readonly insert: string;
  /** The text goes on the lines below that of the cursor, where a map or list is written. */
  readonly isBelow?: boolean;
  readonly deprecated?: boolean;
  readonly documentation?: string;
  readonly data?: ItemData;
}

const isSnippet = (text: string): boolean => /\$(?:\d|\{\d)/.test(text);

const range = ({ line, start, end }: Target): { start: Position; end: Position } => ({
  start: { line, character: start },
  end: { line, character: end },
});

const withoutBlanks = ({ line, start, blanksBefore }: Target): TextEdit => ({
  range: { start: { line, character: start - blanksBefore }, end: { line, character: start } },
  newText: '',
});

/** `rank` orders the items of one list; deprecated ones always come last. */
const sortTextOf = (offer: Offer, rank: number): string =>
  `${offer.deprecated ? 'z' : 'a'}${String(rank).padStart(3, '0')}`;

const textOf = ({ insert, isBelow = false }: Offer, target: Target): string => {
  const indent = ' '.repeat(isBelow ? target.indentBelow : target.indent);
  const { lead, keyQuote, trail } = target;
  const quoted =
    keyQuote === '' ? insert : insert.replace(/^[\w.-]+(?=:)/, `${keyQuote}$&${keyQuote}`);
  const text = isBelow ? `\n${insert}` : lead + quoted + trail;
  return text.replaceAll('\n', `\n${indent}`);
};

/** Editors take `-` and `_` for different letters; who types the one may mean the other. */
const matchedBy = (label: string, { hasHyphens }: Target): string =>
  hasHyphens ? label.replaceAll('_', '-') : label;

/** An offer as LSP has it. */
export const completionItem = (
  offer: Offer,
  target: Target,
  rank: number,
  abilities: CompletionAbilities,
): CompletionItem => {
  const lines = textOf(offer, target);
  const asSnippet = abilities.snippets && isSnippet(lines);
  const newText = asSnippet ? lines : withoutStops(lines);
  return {
    label: offer.label,
    kind: offer.kind,
    sortText: sortTextOf(offer, rank),
    filterText: target.quote + matchedBy(offer.label, target),
    textEdit: { range: range(target), newText },
    ...(asSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(abilities.insertTextModes && newText.includes('\n')
      ? { insertTextMode: InsertTextMode.adjustIndentation }
      : {}),
    ...(offer.isBelow && target.blanksBefore > 0
      ? { additionalTextEdits: [withoutBlanks(target)] }
      : {}),
    ...(offer.detail ? { detail: offer.detail } : {}),
    ...(offer.documentation
      ? { documentation: { kind: 'markdown', value: offer.documentation } }
      : {}),
    ...(offer.deprecated && abilities.tags ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(offer.data ? { data: offer.data } : {}),
  };
};

/** Text as a snippet without meaning of its own. */
export const plain = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

export { CompletionItem, CompletionItemKind };
