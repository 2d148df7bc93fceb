import type { CompletionItem, CompletionList, TextEdit } from 'vscode-languageserver-types';
import { contentTypeOf } from '../documents/content-type.ts';
import type { Context } from '../documents/context/context.ts';
import { contextAt, templateHeaderAt } from '../documents/context/context-at.ts';
import { mimeAt } from '../documents/context/mime-at.ts';
import { type Embedded, embeddedAt, outerPosition } from '../documents/embedded.ts';
import { type OpenDocument, regionAt } from '../documents/open-document.ts';
import { expectationOf, isOfCloudInit, type Region } from '../documents/regions.ts';
import { lineOf, offsetAt, type Position } from '../documents/source-text.ts';
import { type FileShapes, noFileShapes } from '../knowledge/file-shapes.ts';
import { keyMarkdown } from '../knowledge/markdown.ts';
import type { Shape } from '../knowledge/shape.ts';
import { shapeOfId } from '../knowledge/shape-ids.ts';
import { shapeIn } from '../knowledge/versions.ts';
import type { Settings } from '../settings.ts';
import { writtenShapeOf } from '../validation/root-shape.ts';
import { aliasOffers } from './completion/alias-offers.ts';
import { headerOffers } from './completion/header-offers.ts';
import {
  type CompletionAbilities,
  completionItem,
  type ItemData,
  type Offer,
} from './completion/item.ts';
import { jinjaOffers } from './completion/jinja-offers.ts';
import { mimeOffers } from './completion/mime-offers.ts';
import { narrowedToWord } from './completion/narrowed.ts';
import { keyPlaceOffers, type Place, valuePlaceOffers } from './completion/place-offers.ts';
import { tagOffers } from './completion/tag-offers.ts';
import { type Target, targetAt, targetOf } from './completion/target.ts';

export type { CompletionAbilities } from './completion/item.ts';

/** How much of a template is searched for the names that it sets. */
const mostTemplate = 20_000;

const textBefore = ({ source }: OpenDocument, region: Region, offset: number): string =>
  source.text.slice(Math.max(region.start, offset - mostTemplate), offset);

const offersAt = (place: Place, region: Region, offset: number): readonly Offer[] => {
  const { document, context } = place;
  switch (context.kind) {
    case 'header':
      return headerOffers(region.jinja);
    case 'jinja':
      return jinjaOffers(context, textBefore(document, region, offset));
    case 'alias':
      return aliasOffers(document, offset);
    case 'tag':
      return isOfCloudInit(region) ? tagOffers() : [];
    case 'key':
      return keyPlaceOffers({ ...place, context });
    case 'value':
      return valuePlaceOffers({ ...place, context }, offset);
    case 'anchor':
    case 'style':
    case 'nothing':
      return [];
  }
};

interface Asked {
  readonly settings: Settings;
  readonly shapeOfFile: FileShapes;
}

interface Offered {
  readonly offers: readonly Offer[];
  readonly target: Target | undefined;
}

const nothingOffered: Offered = { offers: [], target: undefined };

/** Whether a document is user-data or means to be: other files begin with comments too. */
const isOurs = ({ source }: OpenDocument): boolean =>
  expectationOf(source.languageId, source.uri) !== 'nothing' ||
  contentTypeOf(source.text.slice(0, 200)) !== undefined;

const isUnderstood = (
  { kind }: Context,
  document: OpenDocument,
  root: Shape | undefined,
  region: Region,
): boolean => {
  if (kind === 'header') return region.kind !== 'unread' && isOurs(document);
  return root !== undefined || kind === 'jinja';
};

/** Headers that may be written where a key is: on the first line, as long as there is none. */
const headersAt = (
  { source }: OpenDocument,
  region: Region,
  { line }: Position,
): readonly Offer[] => {
  if (line !== lineOf(source, region.start)) return [];
  if (region.kind === 'unknown') return line === 0 ? headerOffers(region.jinja) : [];
  const isPart = region.kind === 'cloud-config' && region.start > 0 && !region.jinja;
  return isPart ? headerOffers(true).filter(({ label }) => label === '#cloud-config') : [];
};

const offered = (
  document: OpenDocument,
  region: Region,
  position: Position,
  { settings, shapeOfFile }: Asked,
): Offered => {
  const known = writtenShapeOf(document, region, shapeOfFile);
  const root = known && isOfCloudInit(region) ? shapeIn(settings.targetVersion, known) : known;
  const found = contextAt(document.source, region, position);
  if (!isUnderstood(found, document, root, region)) return nothingOffered;
  const context = narrowedToWord(found, position);
  const place = { document, region, root, context };
  const offers = offersAt(place, region, offsetAt(document.source, position));
  const headers = found.kind === 'key' ? headersAt(document, region, position) : [];
  return { offers: [...headers, ...offers], target: targetOf(document, context, position) };
};

const offeredInHeaders = (document: OpenDocument, position: Position): Offered | undefined => {
  const mime = mimeAt(document.source, position);
  return mime && { offers: mimeOffers(mime), target: targetAt(mime.word, position) };
};

const offeredAtTop = (document: OpenDocument, position: Position): Offered => {
  const header = templateHeaderAt(document.source, position);
  return header
    ? { offers: headerOffers(false), target: targetOf(document, header, position) }
    : nothingOffered;
};

const movedEdit = ({ range, newText }: TextEdit, embedded: Embedded): TextEdit => ({
  range: { start: outerPosition(range.start, embedded), end: outerPosition(range.end, embedded) },
  newText,
});

/** An item for an embedded document, at its place in the outer one. */
const movedItem = (item: CompletionItem, embedded: Embedded): CompletionItem => ({
  ...item,
  ...(item.textEdit && 'range' in item.textEdit
    ? { textEdit: movedEdit(item.textEdit, embedded) }
    : {}),
  ...(item.additionalTextEdits
    ? { additionalTextEdits: item.additionalTextEdits.map((one) => movedEdit(one, embedded)) }
    : {}),
});

/** What can be written at a position. The list is complete: the editor filters it as one types on. */
export const completionAt = (
  document: OpenDocument,
  position: Position,
  abilities: CompletionAbilities,
  settings: Settings,
  shapeOfFile: FileShapes = noFileShapes,
): CompletionList => {
  const inner = embeddedAt(document, position);
  if (inner) {
    const { items } = completionAt(inner.document, inner.position, abilities, settings);
    return { isIncomplete: false, items: items.map((item) => movedItem(item, inner)) };
  }
  const region = regionAt(document, position);
  const { offers, target } =
    offeredInHeaders(document, position) ??
    (region
      ? offered(document, region, position, { settings, shapeOfFile })
      : offeredAtTop(document, position));
  const items = target
    ? offers.map((offer, rank) => completionItem(offer, target, rank, abilities))
    : [];
  return { isIncomplete: false, items };
};

const isItemData = (data: unknown): data is ItemData =>
  typeof data === 'object' &&
  data !== null &&
  'shape' in data &&
  typeof data.shape === 'number' &&
  'name' in data &&
  typeof data.name === 'string' &&
  (!('topKey' in data) || typeof data.topKey === 'string');

/** The item with its documentation. */
export const resolvedItem = (item: CompletionItem, { targetVersion }: Settings): CompletionItem => {
  const data: unknown = item.data;
  if (!isItemData(data) || data.shape === undefined) return item;
  const shape = shapeOfId(data.shape);
  if (shape === undefined) return item;
  const value = keyMarkdown(data.name, shape, data.topKey, targetVersion);
  return { ...item, documentation: { kind: 'markdown', value } };
};
