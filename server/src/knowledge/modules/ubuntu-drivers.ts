import { cloudConfigModule, flag, map, text } from '../builders.ts';

export const ubuntuDrivers = cloudConfigModule({
  id: 'cc_ubuntu_drivers',
  title: 'Ubuntu drivers',
  summary: 'Installs drivers that are not free, by ubuntu-drivers.',
  frequency: 'instance',
  distros: ['ubuntu'],
  keys: {
    drivers: map(
      {
        nvidia: map(
          {
            'license-accepted': flag('You accept the licence. With `false` nothing is installed.', {
              required: true,
            }),
            version: text('Version of the driver, in quotes.', {
              defaultNote: 'the newest',
              examples: ["'535'"],
            }),
          },
          'The driver of NVIDIA.',
        ),
      },
      'Drivers to install.',
      { typical: ['nvidia'] },
    ),
  },
  examples: [
    `#cloud-config
drivers:
  nvidia:
    license-accepted: true
`,
  ],
});
