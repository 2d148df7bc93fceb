import { cloudConfigModule } from '../builders.ts';

export const scriptsPerOnce = cloudConfigModule({
  id: 'cc_scripts_per_once',
  title: 'Scripts per disk',
  summary:
    'Runs the programs in `/var/lib/cloud/scripts/per-once` once in the life of this disk, by name. MIME parts of the type `text/x-shellscript-per-once` end up there.',
  stage: 'final',
  frequency: 'once',
  distros: 'all',
  keys: {},
  examples: [
    `#cloud-config
write_files:
  - path: /var/lib/cloud/scripts/per-once/mark.sh
    permissions: '0755'
    content: |
      #!/bin/sh
      date >> /var/log/mark
`,
  ],
});
