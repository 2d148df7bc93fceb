import { code } from '../knowledge/words.ts';
import type { Finding } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { textOf } from './frame/value.ts';
import { crossRule } from './rule.ts';
import { type Command, findingAtWords, findingsIn } from './shell/item-commands.ts';

/** Programs whose argument is a file to read and run. */
const readers: ReadonlySet<string> = new Set([
  'sh',
  'bash',
  'dash',
  '.',
  'source',
  'python3',
  'chmod',
]);

const tooEarly = (
  command: Command,
  written: ReadonlySet<string | undefined>,
): Finding | undefined => {
  const { program, name, isConditional } = command;
  if (isConditional) return undefined;
  const used = program
    .slice(0, readers.has(name) ? undefined : 1)
    .find(({ text }) => written.has(text));
  return (
    used &&
    findingAtWords(
      command,
      [used],
      `${code(used.text)} is not written yet when ${code('bootcmd')} runs at the first boot. Use ${code('runcmd')}.`,
    )
  );
};

export const bootcmdBeforeWriteFiles = crossRule({
  code: 'bootcmd-before-write-files',
  severity: 'warning',
  title: 'A command that runs before its file is written',
  explanation: `
\`bootcmd\` runs at every boot before almost everything else, and before \`write_files\`: at the first
boot the file is not there yet, and the command fails. Use \`runcmd\`, which runs at the end of the first
boot, or check for the file: \`test -x /opt/a.sh && /opt/a.sh\`.

\`\`\`yaml
write_files:
  - path: /opt/a.sh
    permissions: '0755'
    content: |
      #!/bin/sh
      date
runcmd:
  - /opt/a.sh
\`\`\`
`,
  gathers: { paths: [at('write_files', '*', 'path')], items: [at('bootcmd', '*')] },
  check: ({ paths, items }) => {
    const written = new Set(paths.map((path) => textOf(path)));
    return written.size === 0
      ? undefined
      : items.flatMap((item) => findingsIn(item, (command) => tooEarly(command, written)) ?? []);
  },
});
