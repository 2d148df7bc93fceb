import type { JinjaContext } from '../../documents/context/context.ts';
import {
  instanceData,
  jinjaFilters,
  jinjaTags,
  jinjaTests,
} from '../../knowledge/instance-data.ts';
import { CompletionItemKind, type Offer, plain } from './item.ts';

const offersOf = (
  names: Readonly<Record<string, string>>,
  kind: CompletionItemKind,
): readonly Offer[] =>
  Object.entries(names).map(([name, documentation]) => ({
    label: name,
    kind,
    insert: plain(name),
    documentation,
  }));

const alone = new Set(['else', 'endif', 'endfor', 'endmacro', 'raw', 'endraw', 'endfilter']);

/** The rest of a statement, where it is not there yet. */
const statement = (tag: string): string => {
  if (alone.has(tag)) return `${tag} %}`;
  if (tag === 'for') return `for \${1:one} in $2 %}`;
  return tag === 'set' ? `set \${1:name} = $2 %}` : `${tag} $1 %}`;
};

const tagOffers = (isClosed: boolean): readonly Offer[] =>
  offersOf(jinjaTags, CompletionItemKind.Keyword).map((offer) =>
    isClosed ? offer : { ...offer, insert: statement(offer.label) },
  );

const ownNames = /\{%-?\s*(?:set\s+(\w+)|for\s+(\w+)(?:\s*,\s*(\w+))?\s+in\b|macro\s+(\w+))/g;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const isInLoop = (before: string): boolean =>
  count(before, /\{%-?\s*for\b/g) > count(before, /\{%-?\s*endfor\b/g);

/** Names that the template itself gives, before the cursor. */
const namesGiven = (before: string): Readonly<Record<string, string>> => ({
  ...(isInLoop(before)
    ? { loop: 'How far the loop is: `loop.index`, `loop.first`, `loop.last`.' }
    : {}),
  ...namesSet(before),
});

const namesSet = (before: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...before.matchAll(ownNames)].flatMap(([, ...names]) =>
      names.flatMap((name): [string, string][] => (name ? [[name, 'Set in this template.']] : [])),
    ),
  );

const expressionOffers = ({ expression }: JinjaContext, before: string): readonly Offer[] => {
  const names = instanceData[expression] ?? {};
  const own = expression === '' ? namesGiven(before) : {};
  return offersOf({ ...own, ...names }, CompletionItemKind.Variable);
};

/** What can stand at a place of a template; empty where that depends on the cloud. `before` is the text before it. */
export const jinjaOffers = (context: JinjaContext, before: string): readonly Offer[] => {
  switch (context.place) {
    case 'tag':
      return tagOffers(context.isClosed);
    case 'filter':
      return offersOf(jinjaFilters, CompletionItemKind.Function);
    case 'test':
      return offersOf(jinjaTests, CompletionItemKind.Function);
    case 'expression':
      return expressionOffers(context, before);
  }
};
