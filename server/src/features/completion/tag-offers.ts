import { yamlTags } from '../../knowledge/yaml-tags.ts';
import { CompletionItemKind, type Offer } from './item.ts';

/** The types that can stand before a value. */
export const tagOffers = (): readonly Offer[] =>
  Object.entries(yamlTags).map(([label, documentation]) => ({
    label,
    kind: CompletionItemKind.Keyword,
    insert: label,
    documentation,
  }));
