import { choice, cloudConfigModule, oneOf } from '../builders.ts';

export const updateEtcHosts = cloudConfigModule({
  id: 'cc_update_etc_hosts',
  title: 'The file /etc/hosts',
  summary:
    'Keeps `/etc/hosts` in step with the host name, at every boot. Edits by hand do not last while it is on.',
  stage: 'init',
  frequency: 'always',
  distros: 'all',
  keys: {
    manage_etc_hosts: oneOf(
      [
        choice(
          [
            [
              true,
              'Write the whole file from `/etc/cloud/templates/hosts.tmpl`, so change the template, not the file.',
            ],
            [false, 'Leave the file alone.'],
            [
              'localhost',
              'Only see to the line for `127.0.1.1` (or `127.0.0.1`), and keep all others.',
            ],
          ],
          '',
          { untyped: true },
        ),
        choice(['template'], '', {
          untyped: true,
          changed: { since: '22.3', note: 'Write `true` instead of `template`.', value: 'true' },
        }),
      ],
      'Who writes `/etc/hosts`.',
      { default: false },
    ),
  },
  alsoReads: ['fqdn', 'hostname'],
  examples: [
    `#cloud-config
fqdn: web-1.example.com
manage_etc_hosts: localhost
`,
  ],
});
