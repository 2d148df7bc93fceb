import type { MimeContext } from '../../documents/context/mime-at.ts';
import { mimeHeaders, mimeValues, partTypes } from '../../knowledge/mime.ts';
import { CompletionItemKind, type Offer, plain } from './item.ts';

type Write = (name: string) => string;

const offersOf = (
  names: Readonly<Record<string, string>>,
  kind: CompletionItemKind,
  write: Write = plain,
): readonly Offer[] =>
  Object.entries(names).map(([label, documentation]) => ({
    label,
    kind,
    insert: write(label),
    documentation,
  }));

const multipart: Offer = {
  label: 'multipart/mixed',
  kind: CompletionItemKind.EnumMember,
  insert: `multipart/mixed; boundary="\${1:==BOUNDARY==}"`,
  documentation: 'Several parts. The line `--` and the boundary begins each of them.',
};

/** What can stand at a place in the headers of a MIME document. */
export const mimeOffers = ({
  header,
  isOuter,
  hasColon,
  beside,
}: MimeContext): readonly Offer[] => {
  if (header === undefined) {
    return offersOf(mimeHeaders, CompletionItemKind.Property, (name) =>
      hasColon ? name : `${name}: `,
    ).filter(({ label }) => !beside.includes(label.toLowerCase()));
  }
  if (header !== 'content-type') {
    return offersOf(mimeValues[header] ?? {}, CompletionItemKind.EnumMember);
  }
  const types = offersOf(partTypes, CompletionItemKind.EnumMember);
  return isOuter ? [multipart, ...types] : types;
};
