import { cloudConfigModule } from '../builders.ts';

export const scriptsPerBoot = cloudConfigModule({
  id: 'cc_scripts_per_boot',
  title: 'Scripts per boot',
  summary:
    'Runs the programs in `/var/lib/cloud/scripts/per-boot` at every boot, by name. MIME parts of the type `text/x-shellscript-per-boot` end up there.',
  stage: 'final',
  frequency: 'always',
  distros: 'all',
  keys: {},
  examples: [
    `#cloud-config
write_files:
  - path: /var/lib/cloud/scripts/per-boot/mark.sh
    permissions: '0755'
    content: |
      #!/bin/sh
      date >> /var/log/mark
`,
  ],
});
