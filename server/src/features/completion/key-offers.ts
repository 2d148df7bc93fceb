import type { KeyContext } from '../../documents/context/context.ts';
import { type Form, keysToAdd, type Siblings, shapeOfKey } from '../../knowledge/lookup.ts';
import { typeWords } from '../../knowledge/markdown.ts';
import type { Shape } from '../../knowledge/shape.ts';
import { idOfShape } from '../../knowledge/shape-ids.ts';
import { originalOf } from '../../knowledge/versions.ts';
import { yamlOf } from '../../knowledge/words.ts';
import { CompletionItemKind, type Offer, plain } from './item.ts';
import type { Name } from './names/source.ts';
import { flowKeySnippet, itemSnippet, keySnippet, namedSnippet } from './snippet.ts';

/** How a key is written: alone where its colon is there already, on one line between brackets. */
export type KeyStyle = 'alone' | 'flow' | 'block';

export const styleOf = ({ hasColon, isFlow }: KeyContext): KeyStyle => {
  if (hasColon) return 'alone';
  return isFlow ? 'flow' : 'block';
};

const insertOf = (key: string, shape: Shape, style: KeyStyle): string => {
  if (style === 'alone') return plain(yamlOf(key));
  return style === 'flow' ? flowKeySnippet(key, shape) : keySnippet(key, shape);
};

const isFrownedOn = ({ deprecated, isOld = false }: Shape): boolean =>
  deprecated !== undefined || isOld;

/** Editors that cannot strike through show it here. */
const detailOf = (shape: Shape): string =>
  isFrownedOn(shape) ? `${typeWords(shape)}, deprecated` : typeWords(shape);

const newOffer = (key: string, shape: Shape, style: KeyStyle, topKey: string): Offer => ({
  label: key,
  kind: CompletionItemKind.Property,
  detail: detailOf(shape),
  insert: insertOf(key, shape, style),
  deprecated: isFrownedOn(shape),
  data: { name: key, shape: idOfShape(originalOf(shape)), topKey },
});

const kept = new WeakMap<Shape, Map<string, Offer>>();

/** Kept by its shape: nothing of it depends on the document. */
const keyOffer = (key: string, shape: Shape, style: KeyStyle, topKey: string): Offer => {
  const ofShape = kept.get(shape) ?? new Map<string, Offer>();
  kept.set(shape, ofShape);
  const id = `${style} ${topKey} ${key}`;
  const offer = ofShape.get(id) ?? newOffer(key, shape, style, topKey);
  ofShape.set(id, offer);
  return offer;
};

/** So many are looked up by name; fewer are read in the order of their weight. */
const manyKeys = 50;

/** What most documents have; of many keys these come first. */
const everyday = [
  'hostname',
  'users',
  'ssh_authorized_keys',
  'package_update',
  'packages',
  'write_files',
  'runcmd',
  'bootcmd',
];

const everydayRank = (key: string): number => {
  const rank = everyday.indexOf(key);
  return rank < 0 ? everyday.length : rank;
};

type Keys = readonly (readonly [string, Shape])[];

const sorted = (keys: Keys): Keys =>
  keys.length > manyKeys
    ? keys.toSorted(
        ([one], [other]) => everydayRank(one) - everydayRank(other) || (one < other ? -1 : 1),
      )
    : [
        ...keys.filter(([, { required }]) => required),
        ...keys.filter(([, { required }]) => !required),
      ];

/** The keys that may be added to a map of these forms; `topKey` is the top-level key it is under. */
export const keyOffers = (
  forms: readonly Form[],
  siblings: Siblings,
  style: KeyStyle,
  topKey: string | undefined,
): readonly Offer[] =>
  sorted([...keysToAdd(forms, siblings)]).map(([key, shape]) =>
    keyOffer(key, shape, style, topKey ?? key),
  );

/** Names from the document for keys that the author makes up. */
export const namedKeyOffers = (
  forms: readonly Form[],
  names: readonly Name[],
  siblings: Siblings,
  style: KeyStyle,
  topKey: string | undefined,
): readonly Offer[] =>
  names.flatMap(({ value, summary }): Offer[] => {
    if (siblings.has(value)) return [];
    const map = forms.find((form) => form.kind === 'map');
    const shape = map && shapeOfKey(map, value);
    if (shape === undefined) return [];
    return [{ ...keyOffer(value, shape, style, topKey ?? value), detail: summary }];
  });

/** The shape of a key whose name the author makes up, where no name is worth offering. */
export const madeUpKeyOffers = (forms: readonly Form[]): readonly Offer[] =>
  forms.flatMap((form): Offer[] => {
    const isFree = form.kind === 'map' && Object.keys(form.keys).length === 0;
    if (!isFree || form.named === undefined || form.named.suggest) return [];
    return [
      {
        label: `<${form.named.label}>`,
        kind: CompletionItemKind.Snippet,
        detail: typeWords(form.named.value),
        insert: namedSnippet(form),
        documentation: form.summary,
      },
    ];
  });

const firstWord = (snippet: string): string => /^- *[\w-]*/.exec(snippet)?.[0] ?? '-';

/** Items for a list, where the dash is still to be written. */
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

/** A list in brackets for an item that is one itself, where each place in it has its meaning. */
export const bracketOffers = (forms: readonly Form[]): readonly Offer[] =>
  forms.flatMap((form): Offer[] => {
    if (form.kind !== 'list' || form.columns.length < 2) return [];
    return [
      {
        label: `[${form.columns.slice(0, 2).join(', ')}]`,
        kind: CompletionItemKind.Snippet,
        detail: form.columns.join(', '),
        insert: itemSnippet(form).replace(/^- /, ''),
        documentation: form.summary,
      },
    ];
  });
