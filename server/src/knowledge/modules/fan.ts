import { cloudConfigModule, map, text } from '../builders.ts';

export const fan = cloudConfigModule({
  id: 'cc_fan',
  title: 'Fan networking',
  summary: 'Installs and sets up the fan overlay networks of Ubuntu.',
  stage: 'final',
  frequency: 'instance',
  distros: ['ubuntu'],
  keys: {
    fan: map(
      {
        config: text('The configuration, as a `|` block.', { multiline: true, required: true }),
        config_path: text('File to write it to.', { default: '/etc/network/fan', format: 'path' }),
      },
      'The fan networks of this machine.',
    ),
  },
  examples: [
    `#cloud-config
fan:
  config: |
    # fan 240
    10.0.0.0/8 eth0/16 dhcp
  config_path: /etc/network/fan
`,
  ],
});
