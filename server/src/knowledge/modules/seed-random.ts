import { choice, cloudConfigModule, flag, list, map, text } from '../builders.ts';

export const seedRandom = cloudConfigModule({
  id: 'cc_seed_random',
  title: 'Random seed',
  summary:
    'Feeds the random number generator at the first boot, so that machines of one image do not begin alike. The seed that the metadata brings is used by itself.',
  stage: 'init',
  frequency: 'instance',
  distros: 'all',
  keys: {
    random_seed: map(
      {
        data: text('Seed of your own, written before that of the metadata.'),
        encoding: choice(
          {
            raw: 'As it stands.',
            base64: 'Base64.',
            b64: 'Base64.',
            gzip: 'Gzip; needs the YAML tag `!!binary`.',
            gz: 'Gzip; needs the YAML tag `!!binary`.',
          },
          'How `data` is packed.',
          { default: 'raw' },
        ),
        file: text('Where the seed is written to.', { default: '/dev/urandom', format: 'path' }),
        command: list(
          text('The program, then its arguments.'),
          'A program that fetches a seed, with its arguments. It finds the name of the file in `RANDOM_SEED_FILE`.',
          { examples: ['[pollinate, -q]'] },
        ),
        command_required: flag('Count it as a failure if the program of `command` is not there.', {
          default: false,
        }),
      },
      'More for the random number generator.',
      { typical: ['data', 'encoding'] },
    ),
  },
  examples: [
    `#cloud-config
random_seed:
  file: /dev/urandom
  command: [pollinate, -q]
  command_required: false
`,
  ],
});
