import type { DocumentLink } from 'vscode-languageserver-types';
import type { OpenDocument } from '../documents/open-document.ts';
import { keptByText, type PlacedBlock, placedBlocks, rangeOf } from '../documents/placed-blocks.ts';
import { isOfCloudInit } from '../documents/regions.ts';
import { accountLinks } from './links/account-links.ts';
import { addressOf, fileLinks } from './links/file-links.ts';
import type { Link } from './links/link.ts';
import { urlLinks } from './links/url-links.ts';

/** Offsets count from the start of the block. */
const linksOfBlock = keptByText((block): readonly Link[] => [
  ...urlLinks(block.text),
  ...accountLinks(block),
]);

const filesOfBlock = keptByText(fileLinks);

/** Files that one of the mock's own files names. */
const linksToFiles = ({ source }: OpenDocument, { block, region }: PlacedBlock): readonly Link[] =>
  isOfCloudInit(region)
    ? []
    : filesOfBlock(block).flatMap((link) => {
        const target = addressOf(link.target, source.uri);
        return target === undefined ? [] : [{ ...link, target }];
      });

const moved = (links: readonly Link[], by: number): readonly Link[] =>
  links.map((link) => ({ ...link, start: link.start + by, end: link.end + by }));

/** Stretches of the document that no block of YAML covers: headers, scripts, lists of addresses. */
const linksElsewhere = (text: string, blocks: readonly { start: number; end: number }[]) => {
  const links: Link[] = [];
  let done = 0;
  for (const { start, end } of [...blocks, { start: text.length, end: text.length }]) {
    links.push(...moved(urlLinks(text.slice(done, start)), done));
    done = end;
  }
  return links;
};

/**
 * Addresses that a browser can open: URLs, and the accounts and archives that cloud-init knows by short names. In
 * labs and scenarios also the files they name.
 */
export const documentLinks = (document: OpenDocument): readonly DocumentLink[] => {
  const { source, regions } = document;
  if (regions.some(({ kind }) => kind === 'unread')) return [];
  const blocks = placedBlocks(document);
  const spans = blocks.map(({ block, offset }) => ({
    start: offset,
    end: offset + block.text.length,
  }));
  return [
    ...blocks.flatMap((one) =>
      moved([...linksOfBlock(one.block), ...linksToFiles(document, one)], one.offset),
    ),
    ...linksElsewhere(source.text, spans),
  ]
    .toSorted((one, other) => one.start - other.start)
    .map(({ target, tooltip, ...span }) => ({
      range: rangeOf(source, span),
      target,
      ...(tooltip === undefined ? {} : { tooltip }),
    }));
};
