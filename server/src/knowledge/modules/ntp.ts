import { cloudConfigModule, either, flag, list, map, nothing, text } from '../builders.ts';

const hosts = (summary: string) => text(summary, { format: 'hostname' });

const ownClient = map(
  {
    confpath: text('Where its configuration is written.', { format: 'path' }),
    check_exe: text('The program whose presence says that it is installed, such as `ntpd`.'),
    packages: list(text('A package.'), 'Packages to install for it.', { unique: true }),
    service_name: text('Its service, as systemd or sysvinit name it.'),
    template: text(
      'Its configuration as a jinja template that begins with `## template: jinja`. It may use `servers`, `pools`, `allow` and `peers` of `ntp`.',
    ),
  },
  'Details of the client, for one that cloud-init does not know or whose defaults do not fit.',
  { minKeys: 1 },
);

export const ntp = cloudConfigModule({
  id: 'cc_ntp',
  title: 'Time by NTP',
  summary:
    'Installs and sets up a client that keeps the clock right. An empty `ntp:` is enough to get the client that the distribution prefers, with its usual pools.',
  stage: 'config',
  frequency: 'instance',
  distros: [
    'almalinux',
    'alpine',
    'aosc',
    'azurelinux',
    'centos',
    'cloudlinux',
    'cos',
    'debian',
    'eurolinux',
    'fedora',
    'freebsd',
    'mariner',
    'miraclelinux',
    'openbsd',
    'openeuler',
    'OpenCloudOS',
    'openmandriva',
    'opensuse',
    'opensuse-microos',
    'opensuse-tumbleweed',
    'opensuse-leap',
    'photon',
    'raspberry-pi-os',
    'rhel',
    'rocky',
    'sle_hpc',
    'sle-micro',
    'sles',
    'TencentOS',
    'ubuntu',
    'virtuozzo',
  ],
  keys: {
    ntp: either(
      [
        nothing('The client and the pools that the distribution prefers.'),
        map(
          {
            enabled: flag('Set up a client. `false` leaves the one of the image as it is.', {
              default: true,
            }),
            ntp_client: text('Which client to use; `auto` takes what the distribution prefers.', {
              default: 'auto',
              suggest: ['auto', 'chrony', 'ntp', 'ntpdate', 'openntpd', 'systemd-timesyncd'],
            }),
            pools: list(
              hosts('A name that stands for many servers.'),
              'Pools to take the time from. With neither pools nor servers four pools of the distribution are used.',
              { unique: true, examples: ['[0.debian.pool.ntp.org]'] },
            ),
            servers: list(hosts('A server.'), 'Servers to take the time from.', {
              unique: true,
              examples: ['[ntp.example.com]'],
            }),
            peers: list(
              hosts('A peer.'),
              'Equals to agree on the time with. Not every client has them.',
              {
                unique: true,
                since: '23.2',
              },
            ),
            allow: list(
              text('A network, such as `192.0.2.0/24`.'),
              'Networks that may ask this machine for the time, where the client can serve it.',
              { unique: true, since: '23.2' },
            ),
            config: ownClient,
          },
          '',
          { typical: ['pools', 'servers'] },
        ),
      ],
      'Where the machine gets the time from.',
    ),
  },
  examples: [
    `#cloud-config
ntp:
  ntp_client: chrony
  servers:
    - ntp.example.com
`,
  ],
});
