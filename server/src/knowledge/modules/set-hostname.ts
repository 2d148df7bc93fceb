import { cloudConfigModule, flag, text } from '../builders.ts';

export const setHostname = cloudConfigModule({
  id: 'cc_set_hostname',
  title: 'Host name',
  summary:
    'Sets the host name when an instance boots for the first time. Without `hostname` and `fqdn` the name comes from the metadata: the name of the server.',
  stage: 'init',
  frequency: 'instance',
  distros: 'all',
  keys: {
    hostname: text(
      'Name of the machine: letters, digits and `-`. A name with `_` or a blank is refused by the system, and the old name stays. With dots in it, it is the full name and the host name in one.',
      { format: 'hostname', examples: ['web-1'] },
    ),
    fqdn: text(
      'Full name with the domain. Without `hostname` the part before the first dot becomes the host name.',
      { format: 'hostname', examples: ['web-1.example.com'] },
    ),
    prefer_fqdn_over_hostname: flag(
      'Which of the two becomes the name of the machine where both are known: `true` takes `fqdn`, `false` takes `hostname`.',
      { default: null, defaultNote: "the distribution's habit" },
    ),
    preserve_hostname: flag(
      'Leave the name as it is in the image, whatever else is written here.',
      {
        default: false,
      },
    ),
    create_hostname_file: flag(
      'Write `/etc/hostname` if the image has none. With `false` the name lasts only until the next reboot on systems with systemd.',
      { default: true, since: '23.4' },
    ),
  },
  examples: [
    `#cloud-config
hostname: web-1
fqdn: web-1.example.com
prefer_fqdn_over_hostname: false
`,
  ],
});
