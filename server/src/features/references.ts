import type { Location } from 'vscode-languageserver-types';
import type { OpenDocument } from '../documents/open-document.ts';
import { rangeOf } from '../documents/placed-blocks.ts';
import { offsetAt, type Position } from '../documents/source-text.ts';
import { placesOf } from './names/names-in-document.ts';

/** Every place that names the same anchor, user or group as a position; its definition only if asked for. */
export const referencesAt = (
  document: OpenDocument,
  position: Position,
  withDefinition: boolean,
): readonly Location[] =>
  placesOf(document, offsetAt(document.source, position))
    .filter(({ isDefinition }) => withDefinition || !isDefinition)
    .map((one) => ({ uri: document.source.uri, range: rangeOf(document.source, one) }));
