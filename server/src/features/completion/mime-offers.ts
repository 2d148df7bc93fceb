import type { MimeContext } from '../../documents/context/mime-at.ts';
import { mimeHeaders, mimeParameters, mimeValues, partTypes } from '../../knowledge/mime.ts';
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

const boundary: Offer = {
  label: 'boundary="…"',
  kind: CompletionItemKind.EnumMember,
  insert: `boundary="\${1:==BOUNDARY==}"`,
  documentation: 'The line `--` and this begins each part.',
};

const parameterOffers = (header: string, isOuter: boolean): readonly Offer[] =>
  header === 'content-type' && isOuter
    ? [boundary]
    : offersOf(mimeParameters[header] ?? {}, CompletionItemKind.EnumMember);

/** What can stand at a place in the headers of a MIME document. */
export const mimeOffers = ({
  header,
  isParameter,
  isOuter,
  hasColon,
  beside,
}: MimeContext): readonly Offer[] => {
  if (header === undefined) {
    return offersOf(mimeHeaders, CompletionItemKind.Property, (name) =>
      hasColon ? name : `${name}: `,
    ).filter(({ label }) => !beside.includes(label.toLowerCase()));
  }
  if (isParameter) return parameterOffers(header, isOuter);
  if (header !== 'content-type') {
    return offersOf(mimeValues[header] ?? {}, CompletionItemKind.EnumMember);
  }
  const types = offersOf(partTypes, CompletionItemKind.EnumMember);
  return isOuter ? [multipart, ...types] : types;
};
