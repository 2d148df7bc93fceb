import type { Context, KeyContext, ValueContext } from '../../documents/context/context.ts';
import type { OpenDocument } from '../../documents/open-document.ts';
import { isOfCloudInit, type Region } from '../../documents/regions.ts';
import { networkConfig } from '../../knowledge/index.ts';
import { type Form, formsAt, type Step, shapesAt } from '../../knowledge/lookup.ts';
import type { Shape } from '../../knowledge/shape.ts';
import { aliasOffers } from './alias-offers.ts';
import { belowOffers } from './below-offers.ts';
import type { Offer } from './item.ts';
import {
  bracketOffers,
  dashOffers,
  keyOffers,
  madeUpKeyOffers,
  namedKeyOffers,
  styleOf,
} from './key-offers.ts';
import { nameOffers, namesForKeys } from './name-offers.ts';
import { blockOffers, valueOffers } from './value-offers.ts';

/** A place of a document, and what the region it is in can hold. */
export interface Place<Kind extends Context = Context> {
  readonly document: OpenDocument;
  readonly region: Region;
  /** Undefined where no keys are known. */
  readonly root: Shape | undefined;
  readonly context: Kind;
}

/** The top-level key a place is under; undefined at the top, '' where keys belong to no module. */
const topKeyOf = ({
  region,
  context: { steps },
}: Place<KeyContext | ValueContext>): string | undefined => {
  const isOfModules = isOfCloudInit(region) && region.kind !== 'network-config';
  if (region.kind === 'other' || !isOfModules) return '';
  const [first] = steps;
  return first?.kind === 'key' ? first.name : undefined;
};

const formsIn = (root: Shape | undefined, steps: readonly Step[]): readonly Form[] =>
  root ? formsAt(root, steps) : [];

const withoutThose = (offers: readonly Offer[], beside: readonly string[]): readonly Offer[] =>
  beside.length === 0 ? offers : offers.filter(({ label }) => !beside.includes(label));

const withoutDoubles = (offers: readonly Offer[]): readonly Offer[] => {
  const seen = new Set<string>();
  return offers.filter(({ label }) => !seen.has(label) && seen.add(label));
};

const scalarOffers = (
  { document, region, root, context: { steps, beside, word } }: Place<KeyContext | ValueContext>,
  isQuoted: boolean,
): readonly Offer[] => {
  const forms = formsIn(root, steps);
  // `yes` is a text in the YAML of the mock's files.
  const begun = isOfCloudInit(region) ? word.text : '';
  const values = valueOffers(forms, root ? shapesAt(root, steps) : [], isQuoted, begun);
  const names = nameOffers(document, steps, { beside, begun: word.text, isQuoted });
  return withoutDoubles([...names, ...withoutThose(values, beside)]);
};

const ofKeys = (place: Place<KeyContext>): readonly Offer[] => {
  const { document, root, context } = place;
  const { steps, siblings } = context;
  const forms = formsIn(root, steps);
  const style = styleOf(context);
  const topKey = topKeyOf(place);
  const names = namesForKeys(document, steps);
  return withoutDoubles([
    ...namedKeyOffers(forms, names, siblings, style, topKey),
    ...keyOffers(forms, siblings, style, topKey),
    ...(style === 'block' ? madeUpKeyOffers(forms) : []),
  ]);
};

/** What a list may be made of that begins at a place; a map that has begun is none. */
const itemForms = (
  { root, context }: Place<KeyContext>,
  forms: readonly Form[],
): readonly Form[] => {
  if (context.list) return formsIn(root, context.list);
  return context.siblings.size === 0 ? forms : [];
};

/** What can stand where a key or an item begins. */
export const keyPlaceOffers = (place: Place<KeyContext>): readonly Offer[] => {
  const { context, root } = place;
  const keys = ofKeys(place);
  if (context.isFlow || context.hasColon) return keys;
  const forms = formsIn(root, context.steps);
  // A value may also stand alone on the line below its key.
  const values = context.siblings.size === 0 ? scalarOffers(place, false) : [];
  const isAlone = context.isItem && context.siblings.size === 0 && context.word.text === '';
  const block = isAlone ? blockOffers(forms, true) : [];
  if (context.isItem) return [...values, ...block, ...bracketOffers(forms), ...keys];
  return [...keys, ...values, ...dashOffers(itemForms(place, forms))];
};

/** A comma would end a value between brackets, unless that is in quotes. */
const asOneValue = (offer: Offer): Offer =>
  /^:|[,[\]{}]/.test(offer.label) && !/^["']/.test(offer.label)
    ? { ...offer, insert: `'${offer.insert}'` }
    : offer;

const isVersionOfNetwork = ({ region, context: { steps } }: Place<ValueContext>): boolean => {
  const last = steps.at(-1);
  return (
    region.kind === 'network-config' &&
    steps.length <= 2 &&
    last?.kind === 'key' &&
    last.name === 'version'
  );
};

const bothVersions = ({ steps }: ValueContext): readonly Offer[] =>
  ([2, 1] as const).flatMap((version) =>
    valueOffers(formsAt(networkConfig(version), steps), [], false, ''),
  );

/** What can stand after the colon of a key, or as an item between brackets. */
export const valuePlaceOffers = (place: Place<ValueContext>, offset: number): readonly Offer[] => {
  const { context, root, document } = place;
  const last = context.steps.at(-1);
  if (last?.kind === 'key' && last.name === '<<') return aliasOffers(document, offset);
  if (isVersionOfNetwork(place)) return bothVersions(context);
  const isQuoted = context.quote !== '';
  const offers = scalarOffers(place, isQuoted);
  const scalars = context.isFlow && !isQuoted ? offers.map(asOneValue) : offers;
  const isBegun = !/^[\w-]*$/.test(context.word.text);
  if (context.column === undefined || isQuoted || isBegun) return scalars;
  const forms = formsIn(root, context.steps);
  const block = context.word.text === '' ? blockOffers(forms) : [];
  return [...scalars, ...block, ...belowOffers(forms, topKeyOf(place))];
};
