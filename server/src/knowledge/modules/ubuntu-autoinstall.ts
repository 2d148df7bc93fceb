import { cloudConfigModule, integer, map } from '../builders.ts';

export const ubuntuAutoinstall = cloudConfigModule({
  id: 'cc_ubuntu_autoinstall',
  title: 'Ubuntu autoinstall',
  summary:
    'Hands instructions to the installer of Ubuntu. cloud-init does nothing with them itself; on a machine that is installed already they have no effect.',
  frequency: 'once',
  distros: ['ubuntu'],
  keys: {
    autoinstall: map(
      { version: integer('Version of the instructions: 1.', { required: true, examples: ['1'] }) },
      'Instructions for the installer. What stands beside `version` is checked by the installer, not here.',
      { open: true },
    ),
  },
  examples: [
    `#cloud-config
autoinstall:
  version: 1
  locale: en_US.UTF-8
`,
  ],
});
