import { anchorsIn } from '../../documents/context/leaves.ts';
import type { OpenDocument } from '../../documents/open-document.ts';
import { blocksIn } from './document-blocks.ts';
import { CompletionItemKind, type Offer, plain } from './item.ts';

/** The anchors of a document that are set before an offset, to be used after `*`. */
export const aliasOffers = (document: OpenDocument, offset: number): readonly Offer[] => {
  const own = document.regions.findLastIndex(({ start }) => start <= offset);
  const blocks = blocksIn(document).filter(
    ({ start, regionIndex }) => regionIndex === own && start <= offset,
  );
  return [...new Set(blocks.flatMap(({ block }) => anchorsIn(block)))].map((name) => ({
    label: `*${name}`,
    kind: CompletionItemKind.Reference,
    insert: plain(`*${name}`),
  }));
};
