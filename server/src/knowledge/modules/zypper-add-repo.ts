import { cloudConfigModule, flag, integer, list, map, text } from '../builders.ts';

export const zypperAddRepo = cloudConfigModule({
  id: 'cc_zypper_add_repo',
  title: 'Zypper repositories',
  summary:
    'Adds repositories for zypper and sets its options. A repository whose file is there already is left alone.',
  frequency: 'always',
  distros: [
    'opensuse',
    'opensuse-microos',
    'opensuse-tumbleweed',
    'opensuse-leap',
    'sle_hpc',
    'sle-micro',
    'sles',
  ],
  keys: {
    zypper: map(
      {
        repos: list(
          map(
            {
              id: text('Id of the repository, and the name of its file.', { required: true }),
              baseurl: text('Address of the repository.', { required: true, format: 'uri' }),
            },
            'A repository. Other keys, such as `name`, `enabled` or `autorefresh`, are written into the file as they are.',
            {
              open: true,
              offered: {
                name: text('Name to show.'),
                enabled: integer('`1` to use it, `0` not to.'),
                autorefresh: integer('`1` to look for changes by itself.'),
                gpgcheck: integer('`1` to check signatures.'),
                gpgkey: text('Address of the key that signs it.', { format: 'uri' }),
                priority: integer('The lowest wins.'),
                type: text('Kind of the repository, such as `rpm-md`.'),
              },
            },
          ),
          'Repositories to add.',
          { minItems: 1 },
        ),
        config: map({}, 'Options of `/etc/zypp/zypp.conf`, written there as they are.', {
          open: true,
          offered: {
            reposdir: text('Folder of the repositories.', { format: 'path' }),
            servicesdir: text('Folder of the services.', { format: 'path' }),
            'download.use_deltarpm': flag('Fetch only what changed of a package.'),
            'solver.onlyRequires': flag('Do not install what is only recommended.'),
          },
        }),
      },
      'Where zypper gets packages from.',
      { minKeys: 1, open: true, typical: ['repos'] },
    ),
  },
  examples: [
    `#cloud-config
zypper:
  repos:
    - id: tools
      name: Our tools
      baseurl: https://example.com/opensuse/tools/
      enabled: 1
      autorefresh: 1
`,
  ],
});
