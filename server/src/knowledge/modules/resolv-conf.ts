import { anything, cloudConfigModule, flag, integer, list, map, mapOf, text } from '../builders.ts';

export const resolvConf = cloudConfigModule({
  id: 'cc_resolv_conf',
  title: 'The file /etc/resolv.conf',
  summary:
    'Writes `/etc/resolv.conf`. On most systems something else writes that file: set name servers in the network configuration there, not here.',
  frequency: 'instance',
  distros: [
    'alpine',
    'azurelinux',
    'fedora',
    'mariner',
    'opensuse',
    'opensuse-leap',
    'opensuse-microos',
    'opensuse-tumbleweed',
    'photon',
    'rhel',
    'sle_hpc',
    'sle-micro',
    'sles',
    'openeuler',
  ],
  keys: {
    manage_resolv_conf: flag('Write the file. Without it `resolv_conf` is not even looked at.', {
      default: false,
    }),
    resolv_conf: map(
      {
        nameservers: list(anything('An address.'), 'Addresses of name servers.', {
          examples: ['[192.0.2.53]'],
        }),
        searchdomains: list(anything('A domain.'), 'Domains to try after a short name.', {
          examples: ['[example.com]'],
        }),
        domain: text('The domain of this machine.', { format: 'hostname' }),
        sortlist: list(anything('A network.'), 'Networks whose addresses are preferred.'),
        options: mapOf(
          anything('Its value.'),
          'Options of the resolver. One without a value is written as `true`.',
          {
            label: 'option',
            examples: ['{rotate: true, timeout: 1}'],
            offered: {
              rotate: flag('Ask the name servers in turn.'),
              timeout: integer('Seconds to wait for an answer.'),
              attempts: integer('How often to ask again.'),
              ndots: integer('A name with so many dots is tried as it stands first.'),
              'single-request': flag('Ask for IPv4 and IPv6 one after the other.'),
              edns0: flag('Allow long answers.'),
            },
          },
        ),
      },
      'What stands in the file.',
      { typical: ['nameservers', 'searchdomains', 'domain'] },
    ),
  },
  examples: [
    `#cloud-config
manage_resolv_conf: true
resolv_conf:
  nameservers: [192.0.2.53, 192.0.2.54]
  searchdomains: [example.com]
  options:
    rotate: true
    timeout: 1
`,
  ],
});
