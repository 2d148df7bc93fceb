import { cloudConfigModule } from '../builders.ts';

export const scriptsUser = cloudConfigModule({
  id: 'cc_scripts_user',
  title: 'Scripts of the user',
  summary:
    'Runs the script that `runcmd` was written into, and every part of the user-data that begins with `#!`, by name.',
  stage: 'final',
  frequency: 'instance',
  distros: 'all',
  keys: {},
  examples: [
    `#cloud-config
runcmd:
  - echo this line is run by scripts_user
`,
  ],
});
