import { cloudConfigModule, either, list, map, mapOf, oneOf, text } from '../builders.ts';

const command = oneOf([
  text('A line for `sh`, `snap` at its start.'),
  list(
    text('A word of the command line.'),
    'A command line, word by word. Without `snap` at the start it is put there.',
  ),
]);

export const snap = cloudConfigModule({
  id: 'cc_snap',
  title: 'Snap',
  summary:
    'Runs snap commands early, before `packages` and `runcmd`. For a snap by its name alone `packages: [{snap: [name]}]` will do.',
  stage: 'config',
  frequency: 'instance',
  distros: ['ubuntu'],
  keys: {
    snap: map(
      {
        commands: either(
          [
            mapOf(command, 'Commands with names of your own, run in the order of the names.', {
              label: 'name',
              minKeys: 1,
            }),
            list(command, 'Commands, in this order. Those of the vendor data are then left out.', {
              minItems: 1,
            }),
          ],
          'Commands to run as root, one after the other. All are tried, even if one fails.',
          { examples: ['- snap install hello-world\n- [install, --classic, code]'] },
        ),
        assertions: either(
          [
            mapOf(text('An assertion.'), 'Assertions with names of your own.', {
              label: 'name',
              minKeys: 1,
            }),
            list(text('An assertion.'), 'Assertions.', { minItems: 1, unique: true }),
          ],
          'Signed assertions to trust, each as a `|` block. They come before all commands.',
        ),
      },
      'Snaps and what they need.',
      { minKeys: 1, typical: ['commands'] },
    ),
  },
  examples: [
    `#cloud-config
snap:
  commands:
    - snap install hello-world
    - [install, --classic, code]
`,
  ],
});
