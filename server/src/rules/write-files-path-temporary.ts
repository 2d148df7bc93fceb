import { finding } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { textOf } from './frame/value.ts';
import { valueRule } from './rule.ts';

export const writeFilesPathTemporary = valueRule({
  code: 'write-files-path-temporary',
  severity: 'information',
  title: 'A file in /tmp may be gone before it is used',
  explanation: `
While the machine boots, systemd-tmpfiles cleans up \`/tmp\`, and can do so after cloud-init has written
to it: the file is then gone, on some boots. cloud-init's own advice is a folder of your own under
\`/run\`, which is empty again after the next boot, or a lasting place such as \`/opt\`.

\`\`\`yaml
write_files:
  - path: /run/setup/answers.txt
\`\`\`
`,
  at: [at('write_files', '*', 'path')],
  check: (path) =>
    textOf(path)?.startsWith('/tmp/')
      ? finding(
          path,
          'Files in `/tmp` can be cleaned away during the boot. Use a folder under `/run`, or one that lasts.',
        )
      : undefined,
});
