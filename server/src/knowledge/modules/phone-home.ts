import { choice, cloudConfigModule, integer, list, map, oneOf, text } from '../builders.ts';

export const phoneHome = cloudConfigModule({
  id: 'cc_phone_home',
  title: 'Phone home',
  summary:
    'Tells a server of yours that the machine is up, by an HTTP POST of form fields at the end of the first boot.',
  stage: 'final',
  frequency: 'instance',
  distros: 'all',
  keys: {
    phone_home: map(
      {
        url: text('Where to post to. May hold `{{ v1.instance_id }}` in a jinja document.', {
          required: true,
          format: 'uri',
          examples: ['https://example.com/booted'],
        }),
        post: oneOf(
          [
            choice({ all: 'All fields there are.' }, '', { untyped: true }),
            list(
              choice(
                {
                  pub_key_rsa: 'Public host key, RSA.',
                  pub_key_ecdsa: 'Public host key, ECDSA.',
                  pub_key_ed25519: 'Public host key, Ed25519.',
                  instance_id: 'Id of the instance.',
                  hostname: 'Host name.',
                  fqdn: 'Host name with domain.',
                },
                'A field.',
              ),
              'Fields by name.',
            ),
          ],
          'What to tell.',
          { default: 'all' },
        ),
        tries: integer('How often to try, 3 seconds apart.', { default: 10 }),
      },
      'Whom to tell, and what.',
      { typical: ['url', 'post'] },
    ),
  },
  examples: [
    `#cloud-config
phone_home:
  url: https://example.com/booted
  post: [instance_id, hostname]
`,
  ],
});
