import type { Leaf } from '../../../documents/context/leaves.ts';
import { keysAt, type Name, type NameSource, named, scalarsAt } from './source.ts';

const aliases = (leaves: readonly Leaf[]): readonly string[] => keysAt(leaves, 'device_aliases');

const partitioned = (leaves: readonly Leaf[]): readonly string[] => keysAt(leaves, 'disk_setup');

const firstPartitions = (disks: readonly string[]): readonly string[] =>
  disks.filter((disk) => !disk.startsWith('/')).map((disk) => `${disk}.1`);

const disksIn = (leaves: readonly Leaf[]): readonly Name[] => [
  ...named(aliases(leaves), 'An alias of `device_aliases`.'),
  ...named(partitioned(leaves), 'A disk that `disk_setup` partitions.'),
];

/** Keys of `disk_setup`: what `device_aliases` names and `fs_setup` uses. */
export const diskNames: NameSource = {
  blocks: ['device_aliases', 'fs_setup'],
  values: [],
  keys: ['disk_setup'],
  names: (leaves) => [
    ...named(aliases(leaves), 'An alias of `device_aliases`.'),
    ...named(
      scalarsAt(leaves, 'fs_setup.*.device').map((device) => device.replace(/\.\w+$/, '')),
      'A device that `fs_setup` uses.',
    ),
  ],
};

/** Where a file system is made. */
export const fileSystemDevices: NameSource = {
  blocks: ['device_aliases', 'disk_setup'],
  values: ['fs_setup.*.device'],
  names: (leaves) => [
    ...named(
      firstPartitions([...aliases(leaves), ...partitioned(leaves)]),
      'The first partition of it.',
    ),
    ...disksIn(leaves),
    ...named(['ephemeral0', '/dev/vdb'], ''),
  ],
};

/** What is mounted: the first field of each mount. */
export const mountDevices: NameSource = {
  blocks: ['device_aliases', 'disk_setup', 'fs_setup'],
  values: ['mounts.*.0'],
  names: (leaves) => [
    ...named(scalarsAt(leaves, 'fs_setup.*.device'), 'A file system of `fs_setup`.'),
    ...named(
      scalarsAt(leaves, 'fs_setup.*.label').map((label) => `LABEL=${label}`),
      'A file system of `fs_setup`, by its label.',
    ),
    ...disksIn(leaves),
    ...named(['ephemeral0', '/dev/vdb'], ''),
  ],
};
