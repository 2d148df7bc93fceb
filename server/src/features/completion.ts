import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import { type Context, contextAt, type KeyContext } from '../documents/context/context-at.ts';
import { type OpenDocument, regionAt } from '../documents/open-document.ts';
import type { Region } from '../documents/regions.ts';
import { lineAt, type Position } from '../documents/source-text.ts';
import { formsAt, shapesAt } from '../knowledge/lookup.ts';
import { keyMarkdown } from '../knowledge/markdown.ts';
import type { Shape } from '../knowledge/shape.ts';
import { shapeOfId } from '../knowledge/shape-ids.ts';
import { shapeIn } from '../knowledge/versions.ts';
import type { Settings } from '../settings.ts';
import { rootShapeOf } from '../validation/root-shape.ts';
import { headerOffers } from './completion/header-offers.ts';
import {
  type CompletionAbilities,
  completionItem,
  type ItemData,
  type Offer,
  type Target,
} from './completion/item.ts';
import { jinjaOffers } from './completion/jinja-offers.ts';
import { dashOffers, keyOffers } from './completion/key-offers.ts';
import { valueOffers } from './completion/value-offers.ts';

export type { CompletionAbilities } from './completion/item.ts';

const atKey = (root: Shape, context: KeyContext): readonly Offer[] => {
  const shapes = shapesAt(root, context.steps);
  const forms = formsAt(root, context.steps);
  const keys = keyOffers(forms, context);
  if (context.isItem) {
    return context.siblings.size > 0 || context.hasColon
      ? keys
      : [...valueOffers(forms, shapes, false), ...keys];
  }
  return context.isFlow || context.hasColon ? keys : [...keys, ...dashOffers(forms)];
};

const offersAt = (region: Region, root: Shape, context: Context): readonly Offer[] => {
  switch (context.kind) {
    case 'header':
      return headerOffers(region.jinja);
    case 'jinja':
      return jinjaOffers(context.expression);
    case 'key':
      return atKey(root, context);
    case 'value':
      return valueOffers(
        formsAt(root, context.steps),
        shapesAt(root, context.steps),
        context.quote !== '',
      );
    case 'nothing':
      return [];
  }
};

const targetOf = (
  document: OpenDocument,
  context: Context,
  { line }: Position,
): Target | undefined => {
  if (context.kind === 'nothing') return undefined;
  const { start, end } = context.word;
  const text = lineAt(document.source, line);
  const indent = context.kind === 'key' ? Math.max(0, context.column - text.search(/\S|$/)) : 0;
  const isYaml = context.kind === 'key' || context.kind === 'value';
  const lead = isYaml && /[-:]/.test(text[start - 1] ?? '') ? ' ' : '';
  const quote = /^["']/.exec(text.slice(start, end))?.[0] ?? '';
  return { line, start, end, indent: indent + lead.length, lead, quote };
};

/** What can be written at a position. The list is complete: the editor filters it as one types on. */
export const completionAt = (
  document: OpenDocument,
  position: Position,
  abilities: CompletionAbilities,
  { targetVersion }: Settings,
): CompletionList => {
  const region = regionAt(document, position);
  const known = region && rootShapeOf(region, document.source.text);
  const root = known && shapeIn(targetVersion, known);
  if (region === undefined || root === undefined) return { isIncomplete: false, items: [] };
  const context = contextAt(document.source, region, position);
  const target = targetOf(document, context, position);
  if (target === undefined) return { isIncomplete: false, items: [] };
  const items = offersAt(region, root, context).map((offer, rank) =>
    completionItem(offer, target, rank, abilities),
  );
  return { isIncomplete: false, items };
};

const isItemData = (data: unknown): data is ItemData =>
  typeof data === 'object' && data !== null && 'shape' in data && 'name' in data;

/** The item with its documentation. */
export const resolvedItem = (item: CompletionItem, { targetVersion }: Settings): CompletionItem => {
  const data: unknown = item.data;
  if (!isItemData(data) || data.shape === undefined) return item;
  const shape = shapeOfId(data.shape);
  if (shape === undefined) return item;
  const value = keyMarkdown(data.name, shape, data.topKey, targetVersion);
  return { ...item, documentation: { kind: 'markdown', value } };
};
