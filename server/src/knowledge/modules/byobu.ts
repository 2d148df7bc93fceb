import { choice, cloudConfigModule } from '../builders.ts';

export const byobu = cloudConfigModule({
  id: 'cc_byobu',
  title: 'Byobu',
  summary: 'Starts the terminal multiplexer Byobu at login, or stops that. Installs it if missing.',
  stage: 'config',
  frequency: 'instance',
  distros: ['ubuntu', 'debian', 'raspberry-pi-os'],
  keys: {
    byobu_by_default: choice(
      {
        'enable-system': 'On for every user.',
        'enable-user': "On for every user, the image's own included.",
        'disable-system': 'Off for every user.',
        'disable-user': "Off for the image's own user.",
        enable: 'On for every user.',
        disable: "Off for every user, the image's own included.",
        user: 'The same as `enable-user`.',
        system: 'The same as `enable-system`.',
      },
      'For whom Byobu starts at login.',
    ),
  },
  examples: [
    `#cloud-config
byobu_by_default: enable-user
`,
  ],
});
