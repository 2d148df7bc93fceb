import { anything, choice, cloudConfigModule, list, map, text } from '../builders.ts';

export const saltMinion = cloudConfigModule({
  id: 'cc_salt_minion',
  title: 'Salt minion',
  summary:
    'Installs a Salt minion and starts it. With `file_client: local` in `conf` it applies its states once, without a master.',
  stage: 'final',
  frequency: 'instance',
  distros: 'all',
  keys: {
    salt_minion: map(
      {
        conf: map({}, 'What stands in the file `minion`, above all `master`.', {
          open: true,
          offered: {
            master: anything('Address of the master, or a list of them.'),
            id: text('Name of this minion.', { defaultNote: 'the host name' }),
            file_client: choice(
              { remote: 'States come from the master.', local: 'States lie on this machine.' },
              'Where states come from.',
              { default: 'remote' },
            ),
            fileserver_backend: list(text('A backend, such as `gitfs`.'), 'Where files come from.'),
            gitfs_remotes: list(anything('Address of a repository.'), 'Git repositories of files.'),
            environment: text('The environment to take states from.'),
          },
          examples: ['{master: salt.example.com}'],
        }),
        grains: map({}, 'What stands in the file `grains`: facts about this machine.', {
          open: true,
          offered: { role: list(text('A role.'), 'What this machine is for.') },
          examples: ['{role: [web]}'],
        }),
        public_key: text('Public key of the minion. Only together with `private_key`.'),
        private_key: text(
          'Private key of the minion, as a `|` block. Whoever can ask the metadata service can read it.',
          { multiline: true },
        ),
        pki_dir: text('Folder for the keys.', {
          format: 'path',
          defaultNote: '`pki/minion` under `config_dir`',
        }),
        config_dir: text('Folder for the configuration.', {
          default: '/etc/salt',
          format: 'path',
        }),
        pkg_name: text('Name of the package.', { default: 'salt-minion' }),
        service_name: text('Name of the service.', { default: 'salt-minion' }),
      },
      'How the minion is set up.',
      { typical: ['conf'] },
    ),
  },
  examples: [
    `#cloud-config
salt_minion:
  conf:
    master: salt.example.com
  grains:
    role: [web]
`,
  ],
});
