import { finding } from './frame/finding.ts';
import { quoted, safeFix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { numberOf, writtenOf } from './frame/value.ts';
import { valueRule } from './rule.ts';

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

export const writeFilesPermissionsNotText = valueRule({
  code: 'write-files-permissions-not-text',
  severity: 'error',
  title: 'The permissions of a file are a number instead of text',
  explanation: `
YAML reads a bare \`0644\` as an octal number, 420, and a bare \`644\` as the decimal number 644.
cloud-init takes a number as the mode itself: \`0644\` happens to work, but \`644\` is the mode
\`1204\`, with which nobody can read the file. The schema refuses both.

\`\`\`yaml
write_files:
  - path: /etc/motd
    permissions: '0644'
\`\`\`
`,
  replaces: ['wrong-type'],
  at: [at('write_files', '*', 'permissions')],
  check: (permissions) => {
    const mode = numberOf(permissions);
    const written = writtenOf(permissions);
    if (mode === undefined || written === undefined) return undefined;
    const asMeant = written.replace(/^0o?/, '').padStart(4, '0');
    const isMeant = Number.isInteger(mode) && mode >= 0 && octal(mode) === asMeant;
    const effect = isMeant
      ? `YAML reads ${written} as the number ${mode}, and cloud-init's check refuses numbers here.`
      : `YAML reads ${written} as a decimal number, so the file gets another mode than meant.`;
    return finding(
      permissions,
      `${effect} Put the mode in quotes: '${written}'`,
      safeFix(`Put ${written} in quotes`, quoted(permissions)),
    );
  },
});
