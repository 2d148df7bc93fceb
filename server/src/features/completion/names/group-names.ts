import type { Leaf } from '../../../documents/context/leaves.ts';
import { keysAt, type Name, type NameSource, named, scalarsAt, separated } from './source.ts';

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

const madeIn = (leaves: readonly Leaf[]): readonly string[] => [
  ...scalarsAt(leaves, 'groups.*'),
  ...scalarsAt(leaves, 'groups').flatMap(separated),
  ...keysAt(leaves, 'groups'),
  ...keysAt(leaves, 'groups.*'),
];

const ofUsers = (leaves: readonly Leaf[], begun: string): readonly Name[] =>
  named(
    [
      ...scalarsAt(leaves, 'users.*.primary_group'),
      ...scalarsAt(leaves, 'users.*.groups').flatMap(separated),
      ...scalarsAt(leaves, 'users.*.groups.*'),
    ].filter((name) => name !== begun),
    'A group of a user.',
  );

const usual: readonly Name[] = usualGroups.map(([value, summary]) => ({ value, summary }));

/** Groups to be in. */
export const groupNames: NameSource = {
  blocks: ['groups', 'users'],
  values: ['users.*.groups.*', 'users.*.primary_group', 'user.groups.*', 'user.primary_group'],
  separated: ['users.*.groups', 'user.groups'],
  names: (leaves, begun) => [
    ...named(madeIn(leaves), 'A group that this document makes.'),
    ...ofUsers(leaves, begun),
    ...usual,
  ],
};

/** Groups to make: those that are used, or usual, and not made yet. */
export const newGroupNames: NameSource = {
  blocks: ['groups', 'users'],
  values: ['groups.*'],
  keys: ['groups'],
  names: (leaves, begun) => {
    const made = new Set(madeIn(leaves));
    return [...ofUsers(leaves, begun), ...usual].filter(({ value }) => !made.has(value));
  },
};
