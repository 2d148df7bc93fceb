import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { OpenDocument } from '../documents/open-document.ts';
import { placedBlocks, rangeOf } from '../documents/placed-blocks.ts';
import { lineOf, offsetAt, type Position } from '../documents/source-text.ts';
import { isOfPart, nameAt, namesIn, type PlacedName, placesOf } from './names/names-in-document.ts';
import { newNameTrouble } from './names/new-name.ts';

/** What can be renamed at a position. */
export interface Renamable {
  readonly range: Range;
  readonly placeholder: string;
}

/** The name at a position; undefined where there is none. */
export const renamableAt = (document: OpenDocument, position: Position): Renamable | undefined => {
  const found = nameAt(namesIn(document), offsetAt(document.source, position));
  return found && { range: rangeOf(document.source, found), placeholder: found.name };
};

/** The edits, or in a sentence why there are none. */
export type Renaming = { readonly edits: readonly TextEdit[] } | { readonly refusal: string };

const isTaken = (names: readonly PlacedName[], { kind, region }: PlacedName, newName: string) =>
  names.some(
    (one) =>
      one.kind === kind &&
      one.name === newName &&
      one.isDefinition &&
      (!isOfPart(one) || one.region === region),
  );

/** The first line of what cannot be read, where a name would be missed; undefined if all can. */
const unreadLine = (document: OpenDocument): number | undefined => {
  const unread = placedBlocks(document).find(
    ({ block: { reading } }) => reading.node === undefined && reading.errors.length > 0,
  );
  const start = unread?.block.reading.errors.at(-1)?.start ?? 0;
  return unread && lineOf(document.source, unread.offset + start);
};

/** Gives what is named at a position another name, everywhere; undefined where nothing is named. */
export const renamedAt = (
  document: OpenDocument,
  position: Position,
  newName: string,
): Renaming | undefined => {
  const { source } = document;
  const names = namesIn(document);
  const meant = nameAt(names, offsetAt(source, position));
  if (meant === undefined) return undefined;
  if (newName === meant.name) return { edits: [] };
  const trouble = newNameTrouble(meant.kind, newName);
  if (trouble !== undefined) return { refusal: trouble };
  if (isTaken(names, meant, newName)) {
    return {
      refusal: `There is already ${articled[meant.kind]} called ${newName} here. Choose another name.`,
    };
  }
  const line = unreadLine(document);
  if (line !== undefined) {
    const refusal = `Line ${line + 1} cannot be read, so a name could be missed there. Mend it first.`;
    return { refusal };
  }
  const edits = placesOf(document, meant.start).map((one) => ({
    range: rangeOf(source, one),
    newText: newName,
  }));
  return { edits };
};

const articled = {
  anchor: 'an anchor',
  user: 'a user',
  group: 'a group',
  device: 'a device',
} as const;
