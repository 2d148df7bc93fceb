import type { Leaf } from '../../../documents/context/leaves.ts';
import { accountPaths } from '../../../knowledge/account-places.ts';
import { accountsIn, blocksMaking } from './accounts.ts';
import { type Name, type NameSource, named } from './source.ts';

const usualGroups: readonly (readonly [string, string])[] = [
  ['sudo', 'May use sudo, on Debian and Ubuntu.'],
  ['wheel', 'May use sudo, on Fedora, RHEL, SUSE and Alpine.'],
  ['adm', 'May read the log.'],
  ['docker', 'May use Docker, and so become root.'],
  ['lxd', 'May use LXD, and so become root.'],
  ['libvirt', 'May use libvirt.'],
  ['systemd-journal', 'May read the journal.'],
  ['users', ''],
  ['www-data', 'The web server, on Debian and Ubuntu.'],
];

const ofUsers = (leaves: readonly Leaf[], begun: string): readonly Name[] =>
  named(
    accountsIn(leaves, 'group', false).filter((name) => name !== begun),
    'A group of a user.',
  );

const usual: readonly Name[] = usualGroups.map(([value, summary]) => ({ value, summary }));

/** Users name the groups they are in. */
const blocks: readonly string[] = [...blocksMaking('group'), ...blocksMaking('user')];

/** Groups to be in. */
export const groupNames: NameSource = {
  blocks,
  values: accountPaths('group', false, 'name'),
  separated: accountPaths('group', false, 'names'),
  names: (leaves, begun) => [
    ...named(accountsIn(leaves, 'group', true), 'A group that this document makes.'),
    ...ofUsers(leaves, begun),
    ...usual,
  ],
};

const newGroups = accountPaths('group', true, 'name');

/** Groups to make: those that are used, or usual, and not made yet. */
export const newGroupNames: NameSource = {
  blocks,
  values: newGroups,
  keys: accountPaths('group', true, 'key')
    .map((path) => path.replace(/\.<>$/, ''))
    .filter((path) => !newGroups.includes(path)),
  names: (leaves, begun) => {
    const made = new Set(accountsIn(leaves, 'group', true));
    return [...ofUsers(leaves, begun), ...usual].filter(({ value }) => !made.has(value));
  },
};
