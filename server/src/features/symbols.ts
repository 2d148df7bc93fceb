import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { OpenDocument } from '../documents/open-document.ts';
import { positionAt, type SourceText } from '../documents/source-text.ts';
import type { MapNode, YamlNode } from '../documents/yaml/node.ts';

/** What an item of a list goes by, the first that it has. */
const namingKeys = ['name', 'path', 'id', 'label', 'type', 'filename', 'device', 'to'];

const deepest = 6;

const textOf = (node: YamlNode | undefined): string | undefined => {
  if (node?.kind !== 'scalar' || node.text.trim() === '') return undefined;
  return node.text.trim().split('\n', 1)[0]?.slice(0, 60);
};

const valueUnder = ({ entries }: MapNode, name: string): YamlNode | undefined =>
  entries.find(({ key }) => key.kind === 'scalar' && key.text === name)?.value;

const nameOfItem = (node: YamlNode, index: number): string => {
  if (node.kind === 'list')
    return node.items.map((item) => textOf(item) ?? '…').join(' ') || `${index + 1}`;
  if (node.kind !== 'map') return textOf(node) ?? `${index + 1}`;
  const names = namingKeys.map((key) => textOf(valueUnder(node, key)));
  const [first] = node.entries;
  return names.find((name) => name !== undefined) ?? textOf(first?.key) ?? `${index + 1}`;
};

const kindOf = ({ kind }: YamlNode): SymbolKind => {
  if (kind === 'list') return SymbolKind.Array;
  return kind === 'map' ? SymbolKind.Object : SymbolKind.String;
};

/** Where a block lies in the document. */
interface Frame {
  readonly source: SourceText;
  readonly offset: number;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

const range = ({ source, offset }: Frame, { start, end }: Place) => ({
  start: positionAt(source, offset + start),
  end: positionAt(source, offset + Math.max(start, end)),
});

const symbol = (
  frame: Frame,
  name: string,
  node: YamlNode,
  at: Place,
  depth: number,
): DocumentSymbol => ({
  name,
  kind: kindOf(node),
  range: range(frame, { start: at.start, end: Math.max(at.end, node.end) }),
  selectionRange: range(frame, at),
  children: depth < deepest ? [...symbolsOf(frame, node, depth + 1)] : [],
});

const symbolsOf = (frame: Frame, node: YamlNode, depth: number): readonly DocumentSymbol[] => {
  if (node.kind === 'map') {
    return node.entries.flatMap(({ key, value }) => {
      const name = textOf(key);
      return name === undefined ? [] : [symbol(frame, name, value, key, depth)];
    });
  }
  if (node.kind !== 'list') return [];
  return node.items
    .filter(({ kind }) => kind !== 'alias')
    .map((item, index) => {
      const start = { start: item.start, end: Math.min(item.end, item.start + 1) };
      return symbol(frame, nameOfItem(item, index), item, start, depth);
    });
};

/** The outline: keys, and items by their names. */
export const symbolsIn = (document: OpenDocument): readonly DocumentSymbol[] =>
  document
    .read()
    .flatMap(({ region, yaml }) =>
      (yaml?.blocks ?? []).flatMap(({ reading, start }) =>
        reading.node
          ? symbolsOf({ source: document.source, offset: region.start + start }, reading.node, 0)
          : [],
      ),
    );
