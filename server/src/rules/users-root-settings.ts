import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { fix, removed, renamed } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { entriesOf, textOf } from './frame/value.ts';
import { valueRule } from './rule.ts';

/** What only useradd sets, which is not run for a user that is there. */
const ofNewUsers: ReadonlySet<string | number> = new Set(
  `gecos homedir primary_group uid groups passwd shell expiredate inactive selinux_user no_user_group system
  no_log_init no_create_home create_groups primary-group selinux-user no-user-group no-log-init
  no-create-home create-groups`.split(/\s+/),
);

export const usersRootSettings = valueRule({
  code: 'users-root-settings',
  severity: 'warning',
  title: 'A setting of root that only a new user would get',
  explanation: `
\`root\` is there already. Of a user that exists cloud-init sets the password (\`hashed_passwd\`,
\`plain_text_passwd\`, \`lock_passwd\`), the rules of \`sudo\` and the SSH keys. All else, such as
\`shell\`, \`groups\` and \`passwd\`, is passed over.

\`\`\`yaml
users:
  - default
  - name: root
    lock_passwd: false
    hashed_passwd: $6$Uw3Ob0sL$…
runcmd:
  - usermod --shell /bin/zsh root
\`\`\`
`,
  at: [at('users', '*', 'name')],
  check: (name) => {
    if (textOf(name) !== 'root') return undefined;
    return entriesOf(name.parent)
      .filter(({ part }) => ofNewUsers.has(part))
      .map((setting) =>
        findingAtKey(
          setting,
          setting.part === 'passwd'
            ? `${code('root')} exists already, so this is passed over. Use ${code('hashed_passwd')}.`
            : `${code('root')} exists already, so this is passed over. Remove it, or run ${code('usermod')} in ${code('runcmd')}.`,
          setting.part === 'passwd'
            ? fix('Write hashed_passwd', renamed(setting, 'hashed_passwd'))
            : fix('Remove the key', removed(setting)),
        ),
      );
  },
});
