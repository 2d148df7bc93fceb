import { choice, cloudConfigModule, flag, integer, oneOf } from '../builders.ts';

export const aptPipelining = cloudConfigModule({
  id: 'cc_apt_pipelining',
  title: 'APT pipelining',
  summary: 'Says how many requests apt may send ahead on one connection.',
  stage: 'config',
  frequency: 'instance',
  distros: ['ubuntu', 'debian', 'raspberry-pi-os'],
  keys: {
    apt_pipelining: oneOf(
      [
        integer('That many requests ahead. Rarely a good idea.'),
        flag('`false`: one request at a time, for mirrors that get confused otherwise.'),
        oneOf([
          choice({ os: 'As the distribution has it.' }),
          choice(['none', 'unchanged'], '', {
            deprecated: { since: '22.4', note: 'Write `os` instead.', value: 'os' },
          }),
        ]),
      ],
      'How far apt runs ahead with its requests.',
      { defaultNote: '`os`: as the distribution has it', examples: ['false'] },
    ),
  },
  examples: [
    `#cloud-config
apt_pipelining: false
`,
  ],
});
