import { cloudConfigModule, list, text } from '../builders.ts';

export const sshImportId = cloudConfigModule({
  id: 'cc_ssh_import_id',
  title: 'SSH keys from GitHub or Launchpad',
  summary:
    'Fetches public keys from public accounts at the first boot, which needs a network and the program `ssh-import-id`.',
  stage: 'config',
  frequency: 'instance',
  distros: ['alpine', 'cos', 'debian', 'raspberry-pi-os', 'ubuntu'],
  keys: {
    ssh_import_id: list(
      text('`gh:name` for GitHub, `lp:name` for Launchpad. A name alone means Launchpad.', {
        suggest: [
          ['gh:', 'An account of GitHub: its name follows.'],
          ['lp:', 'An account of Launchpad: its name follows.'],
        ],
      }),
      "Accounts whose keys may log in as the image's own user.",
      { examples: ['[gh:octocat]'] },
    ),
  },
  examples: [
    `#cloud-config
ssh_import_id:
  - gh:octocat
  - lp:octocat
`,
  ],
});
