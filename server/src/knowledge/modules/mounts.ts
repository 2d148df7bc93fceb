import {
  choice,
  cloudConfigModule,
  integer,
  list,
  map,
  nothing,
  oneOf,
  text,
} from '../builders.ts';

const columns = ['device', 'mount point', 'type', 'options', 'dump', 'check order'];
const sizePattern = '^([0-9]+)?\\.?[0-9]+[BKMGT]$';

export const mounts = cloudConfigModule({
  id: 'cc_mounts',
  title: 'Mounts and swap',
  summary:
    'Writes lines into `/etc/fstab`, mounts them and makes a swap file. Disks are partitioned and formatted before, by `disk_setup` and `fs_setup`.',
  stage: 'init',
  frequency: 'instance',
  distros: 'all',
  keys: {
    mounts: list(
      list(
        text('A field of a line in `/etc/fstab`. The two numbers at the end need quotes.'),
        'One mount: device, mount point, type, options, dump, check order. What is left out at the end comes from `mount_default_fields`.',
        {
          minItems: 1,
          maxItems: 6,
          columns,
          examples: ["[/dev/vdb, /data, ext4, 'defaults,nofail', '0', '2']"],
        },
      ),
      'File systems to mount, one list each. A device that is not there is skipped with a word in the log; a device without a mount point is taken out of `/etc/fstab`.',
      { minItems: 1 },
    ),
    mount_default_fields: list(
      oneOf([text('A default.'), nothing('No default.')]),
      'What fields of `mounts` get that are left out: all six, in the same order.',
      {
        default: [
          null,
          null,
          'auto',
          'defaults,nofail,x-systemd.after=cloud-init-network.service',
          '0',
          '2',
        ],
        minItems: 6,
        maxItems: 6,
        columns,
      },
    ),
    swap: map(
      {
        filename: text('The file to make.', { default: '/swap.img', format: 'path' }),
        size: oneOf(
          [
            choice(['auto'], 'A size that suits the memory.', { untyped: true }),
            integer('Bytes.'),
            text('A number with `B`, `K`, `M`, `G` or `T` behind it, in steps of 1024.', {
              pattern: sizePattern,
              examples: ['2G'],
            }),
          ],
          'How large it is. Left out, there is no swap file.',
          { examples: ['auto', '2G'] },
        ),
        maxsize: oneOf(
          [
            integer('Bytes.'),
            text('A number with `K`, `M`, `G` … behind it.', {
              pattern: sizePattern,
              examples: ['4G'],
            }),
          ],
          'The most that `size: auto` may take.',
          { examples: ['4G'] },
        ),
      },
      'A swap file to make and use.',
      { typical: ['filename', 'size'] },
    ),
  },
  examples: [
    `#cloud-config
mounts:
  - [/dev/vdb, /data, ext4, "defaults,nofail", "0", "2"]
  - [files.example.com:/home, /home, nfs, "rw,hard", "0", "0"]
swap:
  filename: /swap.img
  size: auto
  maxsize: 4G
`,
  ],
});
