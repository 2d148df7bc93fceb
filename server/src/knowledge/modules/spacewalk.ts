import { cloudConfigModule, map, text } from '../builders.ts';

export const spacewalk = cloudConfigModule({
  id: 'cc_spacewalk',
  title: 'Spacewalk',
  summary: 'Installs the client of Spacewalk and registers the machine there.',
  frequency: 'instance',
  distros: ['rhel', 'fedora', 'openeuler'],
  keys: {
    spacewalk: map(
      {
        server: text('Host of the Spacewalk server. Without it nothing happens.', {
          format: 'hostname',
        }),
        proxy: text('Proxy on the way there.'),
        activation_key: text('Key to register with.'),
      },
      'Where the machine is registered.',
      { typical: ['server', 'activation_key'] },
    ),
  },
  examples: [
    `#cloud-config
spacewalk:
  server: spacewalk.example.com
  activation_key: web-servers
`,
  ],
});
