import {
  CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver-types';
import type { Position } from '../../documents/source-text.ts';
import { withoutStops } from './snippet.ts';

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
  readonly deprecated?: boolean;
  readonly documentation?: string;
  readonly data?: ItemData;
}

/** Where items go: the word they replace. */
export interface Target {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Columns by which further lines of an item are indented beyond the line it is on. */
  readonly indent: number;
  /** A space, where the word would otherwise stick to a dash or colon. */
  readonly lead: '' | ' ';
  /** The quote the word begins with: editors match what is typed with it. */
  readonly quote: string;
}

const isSnippet = (text: string): boolean => /\$(?:\d|\{\d)/.test(text);

const range = ({ line, start, end }: Target): { start: Position; end: Position } => ({
  start: { line, character: start },
  end: { line, character: end },
});

/** `rank` orders the items of one list; deprecated ones always come last. */
const sortTextOf = (offer: Offer, rank: number): string =>
  `${offer.deprecated ? 'z' : 'a'}${String(rank).padStart(3, '0')}`;

/** An offer as LSP has it. */
export const completionItem = (
  offer: Offer,
  target: Target,
  rank: number,
  abilities: CompletionAbilities,
): CompletionItem => {
  const lines = target.lead + offer.insert.replaceAll('\n', `\n${' '.repeat(target.indent)}`);
  const asSnippet = abilities.snippets && isSnippet(lines);
  const newText = asSnippet ? lines : withoutStops(lines);
  return {
    label: offer.label,
    kind: offer.kind,
    sortText: sortTextOf(offer, rank),
    filterText: target.quote + offer.label,
    textEdit: { range: range(target), newText },
    ...(asSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(abilities.insertTextModes && newText.includes('\n')
      ? { insertTextMode: InsertTextMode.adjustIndentation }
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
