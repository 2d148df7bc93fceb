import { type Finding, finding } from './frame/finding.ts';
import { quoted, replaced, safeFix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { numberOf, type Value, writtenOf } from './frame/value.ts';
import { valueRule } from './rule.ts';

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

/** No digits of an octal number: cloud-init takes the number itself for the mode. */
const asOctal = (permissions: Value, written: string, mode: number): Finding => {
  const isMode = Number.isInteger(mode) && mode >= 0 && mode <= 0o7777;
  const better = `'${octal(mode)}'`;
  return isMode
    ? finding(
        permissions,
        `The number ${written} is the mode ${better}, and cloud-init's check refuses numbers here. Write ${better}.`,
        safeFix(`Write ${better}`, replaced(permissions, better)),
      )
    : finding(
        permissions,
        `${written} is no mode. Write digits from 0 to 7 in quotes, such as '0644'.`,
      );
};

export const writeFilesPermissionsNotText = valueRule({
  code: 'write-files-permissions-not-text',
  severity: 'error',
  title: 'The permissions of a file are a number instead of text',
  explanation: `
YAML reads a bare \`0644\` as an octal number, 420, and a bare \`644\` as the decimal number 644.
cloud-init takes a number as the mode itself: \`0644\` happens to work, but \`644\` is the mode
\`1204\`, with which its owner cannot read the file, but strangers can. The schema refuses both.

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
    if (!/^0?[0-7]+$/.test(written)) return asOctal(permissions, written, mode);
    return finding(
      permissions,
      `${effect} Put the mode in quotes: '${written}'`,
      safeFix(`Put ${written} in quotes`, quoted(permissions)),
    );
  },
});
