import { type NameSource, named } from './source.ts';
import { userBlocks, usersIn } from './user-names.ts';

export const ownerNames: NameSource = {
  blocks: userBlocks,
  values: ['write_files.*.owner'],
  names: (leaves) =>
    named(
      usersIn(leaves).map((user) => `${user}:${user}`),
      'A user that this document makes: the entry needs `defer: true`, or the user is not there yet.',
    ),
};
