import { choice, cloudConfigModule, map, text } from '../builders.ts';

export const landscape = cloudConfigModule({
  id: 'cc_landscape',
  title: 'Landscape',
  summary: 'Installs the Landscape client of Ubuntu and registers the machine.',
  stage: 'final',
  frequency: 'instance',
  distros: ['ubuntu'],
  keys: {
    landscape: map(
      {
        client: map(
          {
            account_name: text('The account the machine belongs to.', { required: true }),
            computer_title: text('Name of the machine in Landscape.', {
              required: true,
            }),
            url: text('Address of the server.', {
              default: 'https://landscape.canonical.com/message-system',
              format: 'uri',
            }),
            ping_url: text('Address for the short exchanges in between.', {
              default: 'https://landscape.canonical.com/ping',
              format: 'uri',
            }),
            registration_key: text('Key of the account that new machines must know.'),
            tags: text('Tags, with commas and no blanks between them.', {
              pattern: '^[-_0-9a-zA-Z]+(,[-_0-9a-zA-Z]+)*$',
              examples: ['web,production'],
            }),
            http_proxy: text('Proxy for http.', { format: 'uri' }),
            https_proxy: text('Proxy for https.', { format: 'uri' }),
            data_path: text('Folder for its data.', {
              default: '/var/lib/landscape/client',
              format: 'path',
            }),
            log_level: choice(
              ['debug', 'info', 'warning', 'error', 'critical'],
              'How much goes into its log.',
              { default: 'info' },
            ),
          },
          'Settings of the client. Other keys are handed to landscape-config too.',
          { required: true, open: true },
        ),
      },
      'How the machine is registered with Landscape.',
    ),
  },
  examples: [
    `#cloud-config
landscape:
  client:
    account_name: example
    computer_title: web-1
    tags: web,production
`,
  ],
});
