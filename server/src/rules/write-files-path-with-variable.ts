import { code } from '../knowledge/words.ts';
import { findingIn } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { textOf } from './frame/value.ts';
import { valueRule } from './rule.ts';

const variable = /\$(?:[A-Z_][A-Z0-9_]*\b|\{[A-Z_][A-Z0-9_]*\})/;

export const writeFilesPathWithVariable = valueRule({
  code: 'write-files-path-with-variable',
  severity: 'warning',
  title: 'A path with a variable that nobody fills in',
  explanation: `
No shell reads the paths of \`write_files\`, so \`/home/$USER/.profile\` goes into a folder that is really
called \`$USER\`. Write the name itself, or make the document a template:

\`\`\`yaml
## template: jinja
#cloud-config
write_files:
  - path: /etc/{{ v1.local_hostname }}.conf
\`\`\`
`,
  at: [at('write_files', '*', 'path')],
  check: (path) => {
    const found = variable.exec(textOf(path) ?? '');
    if (!found) return undefined;
    const piece = { start: found.index, end: found.index + found[0].length };
    return findingIn(
      path,
      piece,
      `${code(found[0])} is not filled in: it becomes part of the name. Write out what it stands for.`,
    );
  },
});
