import { code } from '../knowledge/words.ts';
import { type Finding, findingAtKey } from './frame/finding.ts';
import { addedItem, fix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { entriesOf, flagOf, itemsOf, type Value } from './frame/value.ts';
import { isDefaultItem } from './readers/names-of-users.ts';
import { crossRule } from './rule.ts';

/** Whether a list of users leaves the image's own user out. */
const lacksDefault = (users: Value): boolean => {
  if (users.node.kind === 'map') return entriesOf(users).every(({ part }) => part !== 'default');
  return itemsOf(users).length > 0 && !itemsOf(users).some(isDefaultItem);
};

const effects: Readonly<Record<string, string>> = {
  ssh_authorized_keys: 'these keys go to root alone, whose login is refused',
  ssh_import_id: 'nobody gets these keys',
  password: 'nobody gets this password',
};

const told = (setting: Value, users: Value): Finding => {
  const effect = effects[String(setting.part)] ?? '';
  return findingAtKey(
    setting,
    `This is for the image's own user, which ${code('users')} leaves out: ${effect}. Add ${code('- default')}, or write it at a user.`,
    fix('Add the item default', addedItem(users, 'default', 'first')),
  );
};

const letsRootIn = (setting: Value, root: readonly Value[]): boolean =>
  setting.part === 'ssh_authorized_keys' && root.some((one) => flagOf(one) === false);

export const keysWithoutDefaultUser = crossRule({
  code: 'keys-without-default-user',
  severity: 'warning',
  title: "Keys or a password for the image's own user, which is not made",
  explanation: `
\`ssh_authorized_keys\`, \`ssh_import_id\` and \`password\` at the top are for the image's own user
(\`debian\`, \`ubuntu\` …). A list of \`users\` without \`default\` leaves that user out. The keys then go
to \`root\` alone, where SSH refuses the login unless \`disable_root\` is \`false\`; the password goes
nowhere.

\`\`\`yaml
users:
  - default
  - name: ada
ssh_authorized_keys:
  - ssh-ed25519 AAAAC3Nza… me@example
\`\`\`
`,
  regions: ['cloud-config'],
  gathers: {
    users: [at('users')],
    user: [at('user')],
    root: [at('disable_root')],
    lists: [at('chpasswd', 'users'), at('chpasswd', 'list')],
    settings: [at('ssh_authorized_keys'), at('ssh_import_id'), at('password')],
  },
  check: ({ users, user, root, lists, settings }) => {
    const [list] = users;
    if (list === undefined || users.length > 1 || user.length > 0 || !lacksDefault(list))
      return undefined;
    return settings
      .filter((setting) => !letsRootIn(setting, root))
      .filter(({ part }) => part !== 'password' || lists.length === 0)
      .map((setting) => told(setting, list));
  },
});
