import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { fix, removed } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { entriesOf, flagOf, get, scriptOf, textOf, type Value } from './frame/value.ts';
import { everyUser } from './readers/users-patterns.ts';
import { crossRule } from './rule.ts';

const passwords = /^(?:passwd|hashed[_-]passwd|plain[_-]text[_-]passwd)$/;

const lockOf = (user: Value): Value | undefined =>
  entriesOf(user).find(({ part }) => part === 'lock_passwd' || part === 'lock-passwd');

const lacksPassword = (user: Value): boolean =>
  entriesOf(user).every(({ part }) => !passwords.test(String(part)));

const nameOf = (user: Value): string => textOf(get(user, 'name')) ?? String(user.part);

/** The names in front of the colons. */
const namesOfLines = (list: Value): readonly string[] =>
  (scriptOf(list) ?? '')
    .split('\n')
    .filter((line) => line.includes(':'))
    .map((line) => line.slice(0, line.indexOf(':')).trim());

export const usersUnlockedWithoutPassword = crossRule({
  code: 'users-unlocked-without-password',
  severity: 'hint',
  title: 'A user without a password is to be unlocked',
  explanation: `
\`lock_passwd: false\` opens the password of a user. Without a password there is nothing to open: a
new user stays locked, and cloud-init logs a warning. Give a password too, or leave the key out.

\`\`\`yaml
users:
  - name: ada
    lock_passwd: false
    hashed_passwd: $6$Uw3Ob0sL$…
\`\`\`
`,
  gathers: {
    users: everyUser,
    named: [at('chpasswd', 'users', '*', 'name')],
    lists: [at('chpasswd', 'list'), at('chpasswd', 'list', '*'), at('password')],
  },
  check: ({ users, named, lists }) => {
    // It is for the image's own user, which may be any of these.
    if (lists.some(({ part }) => part === 'password')) return undefined;
    const known = new Set([...named.map(scriptOf), ...lists.flatMap(namesOfLines)]);
    return (
      users
        .filter((user) => flagOf(lockOf(user)) === false && lacksPassword(user))
        // The image may well have a password for root.
        .filter((user) => nameOf(user) !== 'root' && !known.has(nameOf(user)))
        .flatMap((user) => {
          const lock = lockOf(user);
          return lock
            ? [
                findingAtKey(
                  lock,
                  `There is no password to unlock. Give one, such as ${code('hashed_passwd')}, or leave this out.`,
                  fix('Remove the key', removed(lock)),
                ),
              ]
            : [];
        })
    );
  },
});
