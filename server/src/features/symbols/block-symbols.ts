import { SymbolKind } from 'vscode-languageserver-types';
import type { Span } from '../../documents/placed-blocks.ts';
import type { ListNode, MapEntry, ScalarType, YamlNode } from '../../documents/yaml/node.ts';
import { itemName, shortText, wordsOf } from './item-name.ts';

/** A symbol with its places counted from the start of its block. */
export interface BlockSymbol extends Span {
  readonly name: string;
  /** The value, where it is short. */
  readonly detail: string | undefined;
  readonly kind: SymbolKind;
  readonly selected: Span;
  readonly children: readonly BlockSymbol[];
}

const deepest = 6;

const kinds: Readonly<Record<ScalarType, SymbolKind>> = {
  text: SymbolKind.String,
  binary: SymbolKind.String,
  date: SymbolKind.String,
  integer: SymbolKind.Number,
  number: SymbolKind.Number,
  flag: SymbolKind.Boolean,
  null: SymbolKind.Null,
};

const kindOf = (node: YamlNode): SymbolKind => {
  if (node.kind === 'scalar') return kinds[node.type];
  if (node.kind === 'alias') return SymbolKind.Variable;
  return node.kind === 'list' ? SymbolKind.Array : SymbolKind.Object;
};

const isScalar = ({ kind }: YamlNode): boolean => kind === 'scalar' || kind === 'alias';

const isWords = (node: YamlNode): node is ListNode =>
  node.kind === 'list' && node.items.every(isScalar);

const entrySymbol = (
  { key, value }: MapEntry,
  depth: number,
  isInItem: boolean,
): readonly BlockSymbol[] => {
  const name = shortText(key);
  if (name === undefined) return [];
  // What a user's groups are can be seen beside the key; a list of its own would only be in the way.
  const isShort = isInItem && isWords(value);
  const { start } = key;
  const end = Math.max(key.end, value.end);
  const detail = isShort ? wordsOf(value.items, ', ') : shortText(value);
  const children = isShort ? [] : childrenOf(value, depth + 1, isInItem);
  return [{ name, detail, kind: kindOf(value), start, end, selected: key, children }];
};

/** Of more items only the names are told: their keys would make most of an outline that nobody looks through. */
const mostOpenItems = 100;

const itemSymbol = (
  item: YamlNode,
  index: number,
  depth: number,
  isOpen: boolean,
): BlockSymbol => ({
  name: itemName(item, index),
  detail: undefined,
  kind: kindOf(item),
  start: item.start,
  end: item.end,
  selected: { start: item.start, end: isScalar(item) ? item.end : item.start },
  // The words of a command are its name already.
  children: !isOpen || isWords(item) ? [] : childrenOf(item, depth + 1, true),
});

const childrenOf = (node: YamlNode, depth: number, isInItem: boolean): readonly BlockSymbol[] => {
  if (depth > deepest) return [];
  if (node.kind === 'map') {
    return node.entries.flatMap((entry) => entrySymbol(entry, depth, isInItem));
  }
  if (node.kind !== 'list') return [];
  const isOpen = node.items.length <= mostOpenItems;
  return node.items.map((item, index) => itemSymbol(item, index, depth, isOpen));
};

/** The outline of a block: its keys with what is under them. */
export const blockSymbols = (node: YamlNode | undefined): readonly BlockSymbol[] =>
  node ? childrenOf(node, 0, false) : [];
