import { instanceData } from '../../knowledge/instance-data.ts';
import { CompletionItemKind, type Offer, plain } from './item.ts';

/** What can follow an expression in a template; empty where that depends on the cloud. */
export const jinjaOffers = (expression: string): readonly Offer[] =>
  Object.entries(instanceData[expression] ?? {}).map(([name, documentation]) => ({
    label: name,
    kind: CompletionItemKind.Variable,
    insert: plain(name),
    documentation,
  }));
