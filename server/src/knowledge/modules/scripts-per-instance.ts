import { cloudConfigModule } from '../builders.ts';

export const scriptsPerInstance = cloudConfigModule({
  id: 'cc_scripts_per_instance',
  title: 'Scripts per instance',
  summary:
    'Runs the programs in `/var/lib/cloud/scripts/per-instance` once for each new instance id, by name. MIME parts of the type `text/x-shellscript-per-instance` end up there.',
  stage: 'final',
  frequency: 'instance',
  distros: 'all',
  keys: {},
  examples: [
    `#cloud-config
write_files:
  - path: /var/lib/cloud/scripts/per-instance/mark.sh
    permissions: '0755'
    content: |
      #!/bin/sh
      date >> /var/log/mark
`,
  ],
});
