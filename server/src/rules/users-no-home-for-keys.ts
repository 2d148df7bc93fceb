import { code, listed } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { fix, removed } from './frame/fix.ts';
import { entriesOf, flagOf, isNull, itemsOf, textOf, type Value } from './frame/value.ts';
import { everyUser } from './readers/users-patterns.ts';
import { valueRule } from './rule.ts';

const nameOf = ({ part }: Value): string => String(part).replaceAll('-', '_');

const isSet = (value: Value): boolean =>
  flagOf(value) !== false && !isNull(value) && textOf(value) !== '' && !isEmpty(value);

const isEmpty = (value: Value): boolean =>
  value.node.kind === 'list' && itemsOf(value).length === 0;

export const usersNoHomeForKeys = valueRule({
  code: 'users-no-home-for-keys',
  severity: 'error',
  title: 'SSH keys for a user that has no home folder',
  explanation: `
SSH keys are kept in the home folder. With \`system: true\` or \`no_create_home: true\` there is none,
and beside \`ssh_authorized_keys\`, \`ssh_import_id\` or \`ssh_redirect_user\` cloud-init refuses that:
neither this user nor the ones below are made.

Let the user have a home, or leave the keys out:

\`\`\`yaml
users:
  - name: backup-agent
    homedir: /var/lib/backup-agent
    ssh_authorized_keys:
      - ssh-ed25519 AAAAC3Nza… me@example
\`\`\`
`,
  at: everyUser,
  check: (user) => {
    const entries = entriesOf(user);
    const noHome = entries.find(
      (one) => /^(?:system|no_create_home)$/.test(nameOf(one)) && flagOf(one) === true,
    );
    const keys = entries.filter(
      (one) => /^ssh_(?:authorized_keys|import_id|redirect_user)$/.test(nameOf(one)) && isSet(one),
    );
    if (noHome === undefined || keys.length === 0) return undefined;
    const names = listed(
      keys.map((one) => code(nameOf(one))),
      'and',
    );
    return findingAtKey(
      noHome,
      `There is no home folder for ${names}, so neither this user nor the ones below are made. Leave one of the two out.`,
      fix(`Remove ${nameOf(noHome)}`, removed(noHome)),
    );
  },
});
