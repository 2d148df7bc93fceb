import type { Form } from '../../knowledge/lookup.ts';
import type { Offer } from './item.ts';
import { dashOffers, keyOffers, madeUpKeyOffers } from './key-offers.ts';

/** What can be written on the lines below a key: items of a list, keys of a map. */
export const belowOffers = (forms: readonly Form[], topKey: string | undefined): readonly Offer[] =>
  [
    ...dashOffers(forms),
    ...keyOffers(forms, new Map(), 'block', topKey),
    ...madeUpKeyOffers(forms),
  ].map((offer) => ({
    ...offer,
    isBelow: true,
  }));
