import { cloudConfigModule, flag, list, map, renamed, text } from '../builders.ts';

const removeDefaults = flag(
  'Trust none of the certificates of the system any more, only those given here. Downloads by https then fail for nearly every public site.',
  { default: false },
);

const authorities = map(
  {
    trusted: list(
      text('A certificate in PEM, as a `|` block.', { multiline: true }),
      'Certificates to trust from now on.',
      { minItems: 1 },
    ),
    remove_defaults: removeDefaults,
    'remove-defaults': renamed(removeDefaults, { since: '22.3', use: 'remove_defaults' }),
  },
  'Certificate authorities that programs of the system trust.',
  { minKeys: 1, typical: ['trusted'] },
);

export const caCerts = cloudConfigModule({
  id: 'cc_ca_certs',
  title: 'Certificate authorities',
  summary:
    'Adds certificates to those that the system trusts, early enough for everything that is downloaded later.',
  stage: 'init',
  frequency: 'instance',
  distros: [
    'almalinux',
    'amazon',
    'centos',
    'cloudlinux',
    'fedora',
    'opensuse-microos',
    'opensuse-tumbleweed',
    'opensuse-leap',
    'rocky',
    'sle_hpc',
    'sle-micro',
    'sles',
    'aosc',
    'alpine',
    'debian',
    'raspberry-pi-os',
    'rhel',
    'opensuse',
    'ubuntu',
    'photon',
  ],
  keys: {
    ca_certs: authorities,
    'ca-certs': renamed(authorities, { since: '22.3', use: 'ca_certs' }),
  },
  examples: [
    `#cloud-config
ca_certs:
  trusted:
    - |
      -----BEGIN CERTIFICATE-----
      MIIBszCCAVmgAwIBAgIUQ0V4YW1wbGUgQ0EgZm9yIHRlc3RzMAoGCCqGSM49BAMC
      -----END CERTIFICATE-----
`,
  ],
});
