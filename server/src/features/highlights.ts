import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import type { OpenDocument } from '../documents/open-document.ts';
import { rangeOf } from '../documents/placed-blocks.ts';
import { offsetAt, type Position } from '../documents/source-text.ts';
import { placesOf } from './names/names-in-document.ts';

/** Every place that names the same as a position; the one that makes it counts as written. */
export const highlightsAt = (
  document: OpenDocument,
  position: Position,
): readonly DocumentHighlight[] =>
  placesOf(document, offsetAt(document.source, position)).map((one) => ({
    range: rangeOf(document.source, one),
    kind: one.isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
