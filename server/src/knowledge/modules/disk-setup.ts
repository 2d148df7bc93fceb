import {
  anyOf,
  choice,
  cloudConfigModule,
  either,
  flag,
  integer,
  list,
  map,
  mapOf,
  oneOf,
  text,
} from '../builders.ts';

const layout = oneOf(
  [
    choice({ remove: 'Delete the partitions that are there.' }),
    flag('`true`: one partition over the whole disk. `false`: no partitions.'),
    list(
      oneOf([
        integer('Share of the disk, in percent.'),
        list(
          anyOf([integer('Share in percent, or type.'), text('Share in percent, or type.')]),
          'Share and type: `82` is swap, and gpt takes GUIDs too.',
          { minItems: 2, maxItems: 2, columns: ['percent', 'type'] },
        ),
      ]),
      'Partitions in this order, each by its share of the disk. Together they must not exceed 100.',
    ),
  ],
  'Which partitions to make. Sizes are percent of the disk, not bytes.',
  { default: false, examples: ['true', '[50, [50, 82]]'] },
);

const disk = map(
  {
    table_type: choice(
      { mbr: 'The old kind, up to 2 TiB.', gpt: 'The current kind.' },
      'Kind of partition table.',
      { default: 'mbr' },
    ),
    layout,
    overwrite: flag(
      'Do it even if the disk has partitions or a file system. **Destroys what is on it**; without it such a disk is left alone.',
      { default: false },
    ),
  },
  'A disk.',
  { typical: ['table_type', 'layout', 'overwrite'] },
);

const fileSystem = map(
  {
    label: text('Label of the file system.'),
    filesystem: text('Its type.', { suggest: ['ext4', 'xfs', 'btrfs', 'ext3', 'vfat', 'swap'] }),
    device: text(
      'Where to make it: a path, an alias of `device_aliases`, or `alias.N` for the Nth partition, which overrides `partition`.',
      { format: 'path' },
    ),
    partition: choice(
      {
        auto: 'Search a partition. One that has this label and type already is left alone.',
        any: 'Search a partition. One that has this type already is left alone, whatever its label.',
        none: 'Straight on the device, **always**, even if there is something on it.',
      },
      "Which partition of the device. A number works at boot too, but cloud-init's own schema check refuses it: write it into `device` as `alias.N`.",
      { defaultNote: '`any`' },
    ),
    overwrite: flag('Make it even if a file system is there. **Destroys what is on it.**', {
      default: false,
    }),
    replace_fs: text(
      'A type of file system that may be replaced, if a partition is searched (`auto`, `any`).',
    ),
    extra_opts: either(
      [list(text('An argument.'), 'Arguments, one an item.'), text('Arguments.')],
      'Further arguments for mkfs. Not used beside `cmd`.',
    ),
    cmd: either(
      [
        list(text('A word.'), 'Passes the check, but fails at boot: write one text.'),
        text('A line for `sh`.'),
      ],
      'The command to run instead of mkfs. `%(device)s`, `%(filesystem)s` and `%(label)s` are filled in.',
    ),
  },
  'A file system.',
  { typical: ['label', 'filesystem', 'device'] },
);

export const diskSetup = cloudConfigModule({
  id: 'cc_disk_setup',
  title: 'Disks and file systems',
  summary:
    'Partitions further disks and makes file systems on them, at the first boot. Mount them with `mounts`. The root disk grows by `growpart`.',
  stage: 'init',
  frequency: 'instance',
  distros: 'all',
  keys: {
    disk_setup: mapOf(disk, 'Partitions, by disk: a path or an alias of `device_aliases`.', {
      label: 'disk',
      pattern: '^.+$',
      suggest: ['ephemeral0', '/dev/vdb'],
    }),
    fs_setup: list(fileSystem, 'File systems to make. A swap partition needs an entry too.'),
    device_aliases: mapOf(
      text('Path of the disk.', { format: 'path', examples: ['/dev/vdb'] }),
      'Names of your own for disks, to use in `disk_setup`, `fs_setup` and `mounts`.',
      { label: 'alias', pattern: '^.+$' },
    ),
  },
  examples: [
    `#cloud-config
device_aliases:
  data: /dev/vdb
disk_setup:
  data:
    table_type: gpt
    layout: [100]
    overwrite: false
fs_setup:
  - label: data
    filesystem: ext4
    device: data.1
mounts:
  - [data.1, /data]
`,
  ],
});
