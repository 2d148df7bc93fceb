import { cloudConfigModule, list, nothing, oneOf, text } from '../builders.ts';

const command = oneOf([
  list(
    text('The program, then one argument each. A number must stand in quotes.'),
    'A program and its arguments, run without a shell: no `>`, `|`, `&&` or `$VARIABLE`.',
  ),
  text(
    'A line for `sh`. Put it in quotes, or into a `|` block, as soon as it holds a colon and a blank.',
  ),
  nothing('Skipped.'),
]);

export const runcmd = cloudConfigModule({
  id: 'cc_runcmd',
  title: 'Run commands',
  summary:
    'Writes the commands into one shell script, which the last boot stage runs once, as root. The script goes on after a command that fails, but an `exit` ends it for all that follow.',
  stage: 'config',
  frequency: 'instance',
  distros: 'all',
  keys: {
    runcmd: list(
      command,
      'Commands to run once, late in the first boot, when packages are installed and users made. One item that is neither text nor list, such as `- false` or `- echo note: x`, and **none** of them runs.',
      {
        minItems: 1,
        examples: ['- systemctl enable --now nginx', '- [sh, -c, echo done > /run/done]'],
      },
    ),
  },
  examples: [
    `#cloud-config
runcmd:
  - systemctl enable --now nginx
  - [ln, -s, /usr/share/zoneinfo/UTC, /run/zone]
  - |
    for name in one two; do
      mkdir -p "/srv/$name"
    done
`,
  ],
});
