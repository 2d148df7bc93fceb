import type { Location } from 'vscode-languageserver-types';
import type { OpenDocument } from '../documents/open-document.ts';
import { rangeOf } from '../documents/placed-blocks.ts';
import { offsetAt, type Position } from '../documents/source-text.ts';
import { placesOf } from './names/names-in-document.ts';

/** Where what is named at a position comes from: the anchor of an alias, the entry of a user, group or device. */
export const definitionAt = (document: OpenDocument, position: Position): readonly Location[] =>
  placesOf(document, offsetAt(document.source, position))
    .filter(({ isDefinition }) => isDefinition)
    .map((one) => ({ uri: document.source.uri, range: rangeOf(document.source, one) }));
