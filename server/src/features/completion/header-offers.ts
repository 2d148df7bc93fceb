import { headerMeanings } from '../../knowledge/headers.ts';
import { CompletionItemKind, type Offer, plain } from './item.ts';

/** What jinja can make: neither lists of URLs nor archives. */
const madeByJinja = /^#(?:cloud-config$|!|cloud-boothook)/;

const mimeSkeleton = `Content-Type: multipart/mixed; boundary="==BOUNDARY=="
MIME-Version: 1.0

--==BOUNDARY==
Content-Type: text/cloud-config; charset="us-ascii"

#cloud-config
$1

--==BOUNDARY==
Content-Type: text/x-shellscript; charset="us-ascii"

#!/bin/sh
$2

--==BOUNDARY==--
`;

const mime: Offer = {
  label: 'Content-Type: multipart/mixed',
  kind: CompletionItemKind.Snippet,
  insert: mimeSkeleton,
  detail: 'several parts in one file',
  documentation: 'Several parts, each with its own type: cloud-config, scripts and more.',
};

/** The lines a document can begin with. */
export const headerOffers = (isTemplate: boolean): readonly Offer[] => [
  ...headerMeanings
    .filter(([line]) => !isTemplate || madeByJinja.test(line))
    .map(([line, documentation]) => ({
      label: line,
      kind: CompletionItemKind.Keyword,
      insert: plain(line),
      documentation,
    })),
  ...(isTemplate ? [] : [mime]),
];
