import { choice, cloudConfigModule } from '../builders.ts';

export const resizefs = cloudConfigModule({
  id: 'cc_resizefs',
  title: 'Grow the root file system',
  summary: 'Makes the root file system as large as its partition, at every boot.',
  stage: 'init',
  frequency: 'always',
  distros: 'all',
  keys: {
    resize_rootfs: choice(
      [
        [true, 'Grow it, and let the boot wait until that is done.'],
        [false, 'Leave it as it is.'],
        ['noblock', 'Grow it in the background.'],
      ],
      'Whether the root file system grows to fill its partition.',
      { default: true, untyped: true },
    ),
  },
  examples: [
    `#cloud-config
resize_rootfs: noblock
`,
  ],
});
