import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { addedAfter, fix, replaced } from './frame/fix.ts';
import { flagOf, get, isTemplate, textOf, type Value } from './frame/value.ts';
import { isLockedMark } from './readers/crypt-hash.ts';
import { ofUsers } from './readers/users-patterns.ts';
import { valueRule } from './rule.ts';

const lockOf = (user: Value | undefined): Value | undefined =>
  get(user, 'lock_passwd') ?? get(user, 'lock-passwd');

export const usersPasswordLocked = valueRule({
  code: 'users-password-locked',
  severity: 'warning',
  title: 'A user gets a password that is locked',
  explanation: `
cloud-init locks the password of every user it makes, also when a password is given: \`/etc/shadow\`
then has \`!\` in front of the hash, and no login with it works. Only \`lock_passwd: false\` keeps it
open.

\`\`\`yaml
users:
  - name: ada
    lock_passwd: false
    hashed_passwd: $6$Uw3Ob0sL$…
\`\`\`

If nobody is meant to log in with a password, leave the password out.
`,
  at: ofUsers('passwd', 'hashed_passwd', 'hashed-passwd', 'plain_text_passwd', 'plain-text-passwd'),
  check: (password) => {
    const text = textOf(password);
    const lock = lockOf(password.parent);
    if (text === undefined || isLockedMark(text)) return undefined;
    if (lock && (isTemplate(lock) || flagOf(lock) !== true)) return undefined;
    return findingAtKey(
      password,
      `This password is locked, so nobody can log in with it. Write ${code('lock_passwd: false')}${lock ? '' : ' as well'}.`,
      fix(
        'Write lock_passwd: false',
        lock ? replaced(lock, 'false') : addedAfter(password, 'lock_passwd: false'),
      ),
    );
  },
});
