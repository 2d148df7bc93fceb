import { cloudConfigModule, flag, integer, map, oneOf, text } from '../builders.ts';

export const mcollective = cloudConfigModule({
  id: 'cc_mcollective',
  title: 'MCollective',
  summary: 'Installs MCollective, writes its configuration and starts it.',
  stage: 'final',
  frequency: 'instance',
  distros: 'all',
  keys: {
    mcollective: map(
      {
        conf: map(
          {
            'public-cert': text(
              'Public certificate of the server, written to `/etc/mcollective/ssl/server-public.pem`.',
            ),
            'private-cert': text(
              'Private certificate of the server, written to `/etc/mcollective/ssl/server-private.pem`. Whoever can ask the metadata service can read it.',
            ),
          },
          'Settings, written to `/etc/mcollective/server.cfg`.',
          {
            named: {
              label: 'setting',
              pattern: '^.+$',
              suggest: ['loglevel', 'plugin.stomp.host', 'plugin.stomp.port'],
              value: oneOf([flag(), integer(), text()], 'Its value.'),
            },
          },
        ),
      },
      'How MCollective is set up.',
      { typical: ['conf'] },
    ),
  },
  examples: [
    `#cloud-config
mcollective:
  conf:
    loglevel: info
    plugin.stomp.host: queue.example.com
    plugin.stomp.port: 61613
`,
  ],
});
