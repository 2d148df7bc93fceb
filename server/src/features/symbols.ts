import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { contentTypeOf } from '../documents/content-type.ts';
import type { OpenDocument, ReadRegion } from '../documents/open-document.ts';
import { keptByText, rangeOf } from '../documents/placed-blocks.ts';
import type { Region } from '../documents/regions.ts';
import type { SourceText } from '../documents/source-text.ts';
import { readYaml } from '../documents/yaml/read.ts';
import { type BlockSymbol, blockSymbols } from './symbols/block-symbols.ts';
import { partName } from './symbols/part-name.ts';

const symbolsOfBlock = keptByText(({ reading }) => blockSymbols(reading.node));

const documentSymbol = (
  source: SourceText,
  offset: number,
  { name, detail, kind, start, end, selected, children }: BlockSymbol,
): DocumentSymbol => ({
  name,
  ...(detail === undefined ? {} : { detail }),
  kind,
  range: rangeOf(source, { start: offset + start, end: offset + end }),
  selectionRange: rangeOf(source, {
    start: offset + selected.start,
    end: offset + Math.min(selected.end, end),
  }),
  // Left out where there are none: long documents have thousands of symbols.
  ...(children.length === 0
    ? {}
    : { children: children.map((child) => documentSymbol(source, offset, child)) }),
});

/** An archive is not read as keys, but its items have names too. */
const symbolsOfArchive = (
  source: SourceText,
  { start, end }: Region,
): readonly DocumentSymbol[] => {
  const text = source.text.slice(start, end);
  return contentTypeOf(text) === 'text/cloud-config-archive'
    ? blockSymbols(readYaml(text).node).map((one) => documentSymbol(source, start, one))
    : [];
};

const symbolsOfRegion = (
  { source }: OpenDocument,
  { region, yaml }: ReadRegion,
): readonly DocumentSymbol[] =>
  region.kind === 'other'
    ? symbolsOfArchive(source, region)
    : (yaml?.blocks ?? []).flatMap((block) =>
        symbolsOfBlock(block).map((one) => documentSymbol(source, region.start + block.start, one)),
      );

/** Where the headers of a part begin: after the boundary, which is the nearest line `--…` above it. */
const headersStart = (text: string, bodyStart: number): number => {
  const boundary = text.lastIndexOf('\n--', bodyStart - 1);
  return boundary < 0 ? bodyStart : text.indexOf('\n', boundary + 1) + 1;
};

const partSymbol = (document: OpenDocument, read: ReadRegion, index: number): DocumentSymbol => {
  const { source } = document;
  const { start, end } = read.region;
  const from = headersStart(source.text, start);
  return {
    name: partName(source.text.slice(from, start), index),
    kind: SymbolKind.Module,
    range: rangeOf(source, { start: from, end }),
    selectionRange: rangeOf(source, { start: from, end: from }),
    children: [...symbolsOfRegion(document, read)],
  };
};

/** The outline: keys, items by their names, parts of a MIME document by theirs. */
export const symbolsIn = (document: OpenDocument): readonly DocumentSymbol[] => {
  const regions = document.read();
  return regions.length > 1
    ? regions.map((read, index) => partSymbol(document, read, index))
    : regions.flatMap((read) => symbolsOfRegion(document, read));
};
