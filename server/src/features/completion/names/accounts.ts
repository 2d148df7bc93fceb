import type { Leaf } from '../../../documents/context/leaves.ts';
import {
  type AccountPlace,
  accountPlaces,
  usersDefault,
} from '../../../knowledge/account-places.ts';
import { keysAt, scalarsAt, separated } from './source.ts';

const namesAt = (leaves: readonly Leaf[], { form, path }: AccountPlace): readonly string[] => {
  if (form === 'key') return keysAt(leaves, path.slice(0, path.lastIndexOf('.')));
  const found = scalarsAt(leaves, path);
  return form === 'names' ? found.flatMap(separated) : found;
};

/** The users or groups that a document makes (`creates`), or that it only names. */
export const accountsIn = (
  leaves: readonly Leaf[],
  of: AccountPlace['of'],
  creates: boolean,
): readonly string[] =>
  accountPlaces
    .filter((place) => place.of === of && place.creates === creates && place.form !== 'owner')
    .flatMap((place) => namesAt(leaves, place))
    .filter((name) => of === 'group' || name !== usersDefault);

/** The top-level keys under which users, or groups, are made. */
export const blocksMaking = (of: AccountPlace['of']): readonly string[] => [
  ...new Set(
    accountPlaces
      .filter((place) => place.of === of && place.creates)
      .map(({ path }) => path.split('.')[0] ?? ''),
  ),
];
