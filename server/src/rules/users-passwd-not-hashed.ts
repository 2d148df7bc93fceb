import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { fix, renamed } from './frame/fix.ts';
import { textOf } from './frame/value.ts';
import { isCryptHash, isLockedMark } from './readers/crypt-hash.ts';
import { ofUsers } from './readers/users-patterns.ts';
import { valueRule } from './rule.ts';

export const usersPasswdNotHashed = valueRule({
  code: 'users-passwd-not-hashed',
  severity: 'error',
  title: 'A password stands where its hash belongs',
  explanation: `
\`passwd\` and \`hashed_passwd\` take the hash of a password. What stands there goes into
\`/etc/shadow\` as it is. A password in clear text is the hash of nothing, so nobody can log in with
it.

Make a hash with \`mkpasswd --method=SHA-512\`, or write the password under \`plain_text_passwd\`:

\`\`\`yaml
users:
  - name: ada
    lock_passwd: false
    hashed_passwd: $6$Uw3Ob0sL$…
\`\`\`
`,
  at: ofUsers('passwd', 'hashed_passwd', 'hashed-passwd'),
  check: (password) => {
    const text = textOf(password);
    if (text === undefined || isCryptHash(text) || isLockedMark(text)) return undefined;
    return finding(
      password,
      `This is no hash, so nobody can log in with it. Put the output of ${code('mkpasswd --method=SHA-512')} here.`,
      fix('Write plain_text_passwd', renamed(password, 'plain_text_passwd')),
    );
  },
});
