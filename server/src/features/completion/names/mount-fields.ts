import type { Name, NameSource } from './source.ts';

const fixed = (index: number, names: readonly (readonly [string, string])[]): NameSource => ({
  blocks: [],
  mayRepeat: true,
  values: [`mounts.*.${index}`, `mount_default_fields.${index}`],
  names: () => names.map(([value, summary]): Name => ({ value, summary })),
});

/** The fields of a mount beyond its device. */
export const mountFields: readonly NameSource[] = [
  {
    ...fixed(1, [
      ['/data', ''],
      ['/mnt', ''],
      ['/srv', ''],
      ['none', 'For swap.'],
    ]),
    values: ['mounts.*.1'],
  },
  fixed(2, [
    ['auto', 'Found out when it is mounted.'],
    ['ext4', ''],
    ['xfs', ''],
    ['btrfs', ''],
    ['vfat', ''],
    ['nfs', ''],
    ['swap', ''],
    ['tmpfs', 'In memory.'],
  ]),
  fixed(3, [
    ['defaults,nofail', 'Boot goes on without it.'],
    ['defaults', ''],
    ['ro', 'Only to be read.'],
    ['sw', 'For swap.'],
  ]),
  fixed(4, [
    ['0', 'Not saved by dump.'],
    ['1', 'Saved by dump.'],
  ]),
  fixed(5, [
    ['0', 'Not checked at boot.'],
    ['2', 'Checked at boot, after the root.'],
    ['1', 'Checked first: the root.'],
  ]),
];
