import { cloudConfigModule, flag, integer, map, mapOf, oneOf, text } from '../builders.ts';

const repository = map(
  {
    baseurl: text('Address of the repository: the folder that holds `repodata`.', {
      format: 'uri',
      examples: ['https://example.com/el9/$basearch'],
    }),
    metalink: text('Address of a metalink file.', { format: 'uri', since: '24.3' }),
    mirrorlist: text('Address of a list of mirrors.', { format: 'uri', since: '24.3' }),
    name: text('Name to show.', { defaultNote: 'the id' }),
    enabled: flag('Use it.', { default: true }),
  },
  'A repository. It needs `baseurl`, `metalink` or `mirrorlist`; any other key is written into the file as it is.',
  {
    named: {
      label: 'option',
      pattern: '^[0-9a-zA-Z_]+$',
      suggest: [
        'gpgcheck',
        'gpgkey',
        'repo_gpgcheck',
        'priority',
        'exclude',
        'includepkgs',
        'failovermethod',
        'skip_if_unavailable',
        'enabled_metadata',
        'enablegroups',
        'metadata_expire',
        'module_hotfixes',
        'proxy',
        'sslverify',
        'sslcacert',
        'type',
        'username',
        'password',
      ],
      value: oneOf([integer(), flag(), text()], 'An option of `yum.conf`.'),
    },
    atLeastOneOf: ['baseurl', 'metalink', 'mirrorlist'],
    typical: ['name', 'baseurl', 'enabled'],
  },
);

export const yumAddRepo = cloudConfigModule({
  id: 'cc_yum_add_repo',
  title: 'Yum repositories',
  summary:
    'Adds repositories for yum and dnf, one file each. A file that is there already is left alone.',
  frequency: 'instance',
  distros: [
    'almalinux',
    'amazon',
    'azurelinux',
    'centos',
    'cloudlinux',
    'eurolinux',
    'fedora',
    'mariner',
    'openeuler',
    'OpenCloudOS',
    'openmandriva',
    'photon',
    'rhel',
    'rocky',
    'TencentOS',
    'virtuozzo',
  ],
  keys: {
    yum_repos: mapOf(repository, 'Repositories by id, which is also the name of the file.', {
      label: 'id',
      pattern: '^[0-9a-zA-Z -_]+$',
      minKeys: 1,
    }),
    yum_repo_dir: text('Folder for the files.', { default: '/etc/yum.repos.d', format: 'path' }),
  },
  examples: [
    `#cloud-config
yum_repos:
  epel-testing:
    name: Extra Packages for Enterprise Linux, testing
    baseurl: https://download.example.com/pub/epel/testing/9/Everything/$basearch
    enabled: false
    gpgcheck: true
    gpgkey: file:///etc/pki/rpm-gpg/RPM-GPG-KEY-EPEL-9
`,
  ],
});
