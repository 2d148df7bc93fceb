import { accountPaths } from '../../../knowledge/account-places.ts';
import { accountsIn, blocksMaking } from './accounts.ts';
import { type NameSource, named } from './source.ts';

export const userNames: NameSource = {
  blocks: blocksMaking('user'),
  values: accountPaths('user', false, 'name'),
  separated: accountPaths('user', false, 'names'),
  names: (leaves) => [
    ...named(accountsIn(leaves, 'user', true), 'A user that this document makes.'),
    ...named(['root'], ''),
  ],
};
