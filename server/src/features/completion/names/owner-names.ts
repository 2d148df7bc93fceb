import { accountPaths } from '../../../knowledge/account-places.ts';
import { accountsIn, blocksMaking } from './accounts.ts';
import { type NameSource, named } from './source.ts';

export const ownerNames: NameSource = {
  blocks: blocksMaking('user'),
  values: accountPaths('user', false, 'owner'),
  names: (leaves) =>
    named(
      accountsIn(leaves, 'user', true).map((user) => `${user}:${user}`),
      'A user that this document makes: the entry needs `defer: true`, or the user is not there yet.',
    ),
};
