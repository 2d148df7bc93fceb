import { cloudConfigModule } from '../builders.ts';

export const writeFilesDeferred = cloudConfigModule({
  id: 'cc_write_files_deferred',
  title: 'Write files late',
  summary:
    'Writes the entries of `write_files` that say `defer: true`: after packages are installed and users made, before `runcmd` runs.',
  stage: 'final',
  frequency: 'instance',
  distros: 'all',
  keys: {},
  examples: [
    `#cloud-config
users: [default, alice]
write_files:
  - path: /home/alice/notes
    owner: alice:alice
    defer: true
    content: written when alice exists
`,
  ],
});
