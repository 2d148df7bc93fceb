import { finding } from './frame/finding.ts';
import { fix, replaced } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { plainTextOf, shown } from './readers/plain-text.ts';
import { octalOfLetters } from './readers/symbolic-mode.ts';
import { valueRule } from './rule.ts';

/** What Python's int(text, 8) takes. */
const octal = /^\s*\+?(?:0o?)?[0-7]+(?:_[0-7]+)*\s*$/i;

export const writeFilesPermissionsNotOctal = valueRule({
  code: 'write-files-permissions-not-octal',
  severity: 'error',
  title: 'The permissions of a file are no octal number',
  explanation: `
cloud-init reads \`permissions\` as an octal number: digits from 0 to 7. Anything else, such as
\`0689\`, \`u=rwx\` or nothing at all, is passed over with a warning in the log, and the file gets the
mode \`0644\`. A script is then not executable, and a secret can be read by everyone.

\`\`\`yaml
write_files:
  - path: /usr/local/bin/hello
    permissions: '0755'
\`\`\`
`,
  at: [at('write_files', '*', 'permissions')],
  check: (permissions) => {
    const text = plainTextOf(permissions);
    if (text === undefined || octal.test(text)) return undefined;
    const meant = octalOfLetters(text.trim());
    const what = text === '' ? 'An empty text is' : `${shown(text)} is`;
    return finding(
      permissions,
      `${what} no octal mode, so the file silently gets \`0644\`. Write digits from 0 to 7, such as \`'${meant ?? '0755'}'\`.`,
      meant === undefined
        ? fix("Write '0644', which it gets now", replaced(permissions, "'0644'"))
        : // Not applied unasked: `u=rwx` says nothing of the others.
          fix(`Write '${meant}'`, replaced(permissions, `'${meant}'`)),
    );
  },
});
