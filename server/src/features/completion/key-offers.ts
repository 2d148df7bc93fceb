import type { KeyContext } from '../../documents/context/context-at.ts';
import { type Form, keysToAdd } from '../../knowledge/lookup.ts';
import { typeWords } from '../../knowledge/markdown.ts';
import type { Shape } from '../../knowledge/shape.ts';
import { idOfShape } from '../../knowledge/shape-ids.ts';
import { originalOf } from '../../knowledge/versions.ts';
import { yamlOf } from '../../knowledge/words.ts';
import { CompletionItemKind, type Offer, plain } from './item.ts';
import { flowKeySnippet, itemSnippet, keySnippet } from './snippet.ts';

const insertOf = (key: string, shape: Shape, { hasColon, isFlow }: KeyContext): string => {
  if (hasColon) return plain(yamlOf(key));
  return isFlow ? flowKeySnippet(key, shape) : keySnippet(key, shape);
};

const isDeprecated = (shape: Shape): boolean => shape.deprecated !== undefined;

const keyOffer = (key: string, shape: Shape, context: KeyContext, topKey: string): Offer => ({
  label: key,
  kind: CompletionItemKind.Property,
  detail: typeWords(shape),
  insert: insertOf(key, shape, context),
  deprecated: isDeprecated(shape),
  data: { name: key, shape: idOfShape(originalOf(shape)), topKey },
});

const topKeyOf = ({ steps }: KeyContext): string | undefined => {
  const [first] = steps;
  return first?.kind === 'key' ? first.name : undefined;
};

/** So many are looked up by name; fewer are read in the order of their weight. */
const manyKeys = 50;

/** The keys that may be added at the cursor. */
export const keyOffers = (forms: readonly Form[], context: KeyContext): readonly Offer[] => {
  const keys = [...keysToAdd(forms, context.siblings)];
  const isLong = keys.length > manyKeys;
  const sorted = isLong ? keys.toSorted(([one], [other]) => (one < other ? -1 : 1)) : keys;
  const required = sorted.filter(([, shape]) => shape.required);
  const others = sorted.filter(([, shape]) => !shape.required);
  return [...required, ...others].map(([key, shape]) =>
    keyOffer(key, shape, context, topKeyOf(context) ?? key),
  );
};

const firstWord = (snippet: string): string => /^- *[\w-]*/.exec(snippet)?.[0] ?? '-';

/** Items for a list that stands at the cursor itself, where the dash is still to be written. */
export const dashOffers = (forms: readonly Form[]): readonly Offer[] =>
  forms.flatMap((form): Offer[] => {
    if (form.kind !== 'list') return [];
    const insert = itemSnippet(form.items);
    return [
      {
        label: firstWord(insert).trimEnd(),
        kind: CompletionItemKind.Snippet,
        detail: `new item: ${typeWords(form.items)}`,
        insert,
      },
    ];
  });
