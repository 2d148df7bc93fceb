import { choice, cloudConfigModule, flag, list, map, oneOf, text } from '../builders.ts';

export const growpart = cloudConfigModule({
  id: 'cc_growpart',
  title: 'Grow partitions',
  summary:
    'Makes partitions as large as their disk allows, at every boot. Works for the last partition of a disk; the file system on it is grown by `resize_rootfs`.',
  stage: 'init',
  frequency: 'always',
  distros: 'all',
  keys: {
    growpart: map(
      {
        mode: oneOf(
          [
            choice(
              {
                auto: 'Whichever tool is there.',
                growpart: 'The program growpart.',
                gpart: 'The program gpart of the BSDs.',
                off: 'Leave partitions alone. Needs quotes: a bare `off` is the boolean `false`.',
              },
              '',
              { untyped: true },
            ),
            choice([false], '', {
              untyped: true,
              changed: { since: '22.3', note: "Write `'off'`, with quotes." },
            }),
          ],
          'The tool that does it.',
          { default: 'auto' },
        ),
        devices: list(
          text('A mount point, or a block device under `/dev`.', {
            format: 'path',
            suggest: ['/'],
          }),
          'What to grow.',
          { default: ['/'] },
        ),
        ignore_growroot_disabled: flag(
          'Grow even if there is a file `/etc/growroot-disabled`, which otherwise forbids it.',
          { default: false },
        ),
      },
      'How partitions grow.',
      { typical: ['mode', 'devices'] },
    ),
  },
  examples: [
    `#cloud-config
growpart:
  mode: auto
  devices: [/, /data]
`,
  ],
});
