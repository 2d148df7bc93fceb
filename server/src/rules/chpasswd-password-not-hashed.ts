import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { addedAfter, fix, replaced } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { get, textOf } from './frame/value.ts';
import { isCryptHash, isLockedMark } from './readers/crypt-hash.ts';
import { valueRule } from './rule.ts';

export const chpasswdPasswordNotHashed = valueRule({
  code: 'chpasswd-password-not-hashed',
  severity: 'error',
  title: 'A password in clear text without type: text',
  explanation: `
Under \`chpasswd.users\` a password is taken for a hash unless \`type: text\` stands beside it. A clear
text then goes into \`/etc/shadow\` as it is, and nobody can log in with it.

\`\`\`yaml
chpasswd:
  users:
    - name: ada
      password: correct-horse
      type: text
\`\`\`

A hash is better: whoever can ask the metadata service can read the password.
`,
  at: [at('chpasswd', 'users', '*', 'password')],
  check: (password) => {
    const text = textOf(password);
    const type = get(password.parent, 'type');
    if (text === undefined || isCryptHash(text) || isLockedMark(text)) return undefined;
    if (type !== undefined && textOf(type) !== 'hash') return undefined;
    return finding(
      password,
      `This is taken for a hash, so nobody can log in with it. Add ${code('type: text')}, or put a hash here.`,
      // Nobody is to be let in by a password that anyone can read unless a person says so.
      fix('Write type: text', type ? replaced(type, 'text') : addedAfter(password, 'type: text')),
    );
  },
});
