import { findingIn } from './frame/finding.ts';
import { textOf } from './frame/value.ts';
import { authorizedKeys } from './readers/users-patterns.ts';
import { valueRule } from './rule.ts';

const header = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----|PuTTY-User-Key-File-\d/;

export const sshKeyPrivate = valueRule({
  code: 'ssh-key-private',
  severity: 'error',
  title: 'A private key among the keys that may log in',
  explanation: `
\`ssh_authorized_keys\` takes public keys: the one line of the file that ends with \`.pub\`. cloud-init
leaves a private key out without a word, so nobody can log in.

It also is no secret any more: user-data can be read by every program in the instance. Make a new pair
with \`ssh-keygen -t ed25519\`, and put the content of \`id_ed25519.pub\` here.
`,
  at: authorizedKeys,
  check: (key) => {
    const found = header.exec(textOf(key) ?? '');
    if (found === null) return undefined;
    return findingIn(
      key,
      { start: found.index, end: found.index + found[0].length },
      'This is a private key, which does not belong into user-data. Put the public one here, from the file that ends with .pub.',
    );
  },
});
