import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { fix, removed } from './frame/fix.ts';
import { entriesOf, flagOf, textOf } from './frame/value.ts';
import { ofUsers } from './readers/users-patterns.ts';
import { valueRule } from './rule.ts';

export const usersRedirectWithKeys = valueRule({
  code: 'users-redirect-with-keys',
  severity: 'error',
  title: 'A user has keys of its own, and sends SSH logins to another',
  explanation: `
\`ssh_redirect_user\` turns logins away with a message that names the image's own user. Beside
\`ssh_authorized_keys\` or \`ssh_import_id\` cloud-init refuses it: neither this user nor the ones below
are made.

Keep one of the two.
`,
  at: ofUsers('ssh_redirect_user', 'ssh-redirect-user'),
  check: (redirect) => {
    const keys = entriesOf(redirect.parent).find(({ part }) =>
      /^ssh[_-](?:authorized[_-]keys|import[_-]id)$/.test(String(part)),
    );
    const isOn = flagOf(redirect) === true || (textOf(redirect) ?? '') !== '';
    if (!isOn || keys === undefined) return undefined;
    return findingAtKey(
      redirect,
      `Beside ${code(String(keys.part))} this is refused, and neither this user nor the ones below are made. Leave one of the two out.`,
      fix(`Remove ${String(redirect.part)}`, removed(redirect)),
    );
  },
});
