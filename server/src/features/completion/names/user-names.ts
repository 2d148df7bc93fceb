import type { Leaf } from '../../../documents/context/leaves.ts';
import { keysAt, type NameSource, named, scalarsAt, separated } from './source.ts';

/** The blocks that set users. */
export const userBlocks = ['users', 'user'];

/** The users that a document makes. */
export const usersIn = (leaves: readonly Leaf[]): readonly string[] =>
  [
    ...scalarsAt(leaves, 'users.*.name'),
    ...scalarsAt(leaves, 'users.*'),
    ...scalarsAt(leaves, 'users.*.*'),
    ...scalarsAt(leaves, 'users').flatMap(separated),
    ...keysAt(leaves, 'users'),
    ...scalarsAt(leaves, 'user.name'),
    ...scalarsAt(leaves, 'user'),
  ].filter((name) => name !== 'default');

export const userNames: NameSource = {
  blocks: userBlocks,
  values: [
    'chpasswd.users.*.name',
    'groups.<>.*',
    'groups.*.<>.*',
    'ansible.run_user',
    'ansible.setup_controller.run_ansible.*.become_user',
  ],
  separated: ['groups.<>', 'groups.*.<>'],
  names: (leaves) => [
    ...named(usersIn(leaves), 'A user that this document makes.'),
    ...named(['root'], ''),
  ],
};
