import { findingAtKey } from './frame/finding.ts';
import { addedItem, fix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { get, isTemplate, itemsOf, textOf, type Value } from './frame/value.ts';
import { crossRule } from './rule.ts';

const isDefault = (user: Value): boolean =>
  textOf(user) === 'default' || textOf(get(user, 'name')) === 'default' || isTemplate(user);

export const usersWithoutDefault = crossRule({
  code: 'users-without-default',
  severity: 'hint',
  title: "The image's own user is not created",
  explanation: `
Without \`users\` cloud-init creates the user that the image is known by (\`debian\`, \`ubuntu\`,
\`cloud-user\` …) and gives it the SSH keys of the instance. A list of \`users\` takes the place of
that: unless \`default\` is one of its items, the usual user is missing, and nobody can log in with
the keys of the instance. They go to \`root\` alone, where SSH refuses the login.

\`\`\`yaml
users:
  - default
  - name: ada
\`\`\`

If that is what you want, pass over this advice.
`,
  regions: ['cloud-config'],
  gathers: { users: [at('users')], own: [at('user')] },
  check: ({ users: [users], own }) => {
    const all = itemsOf(users);
    // What stands under `user` becomes an item `default` by itself.
    if (users === undefined || own.length > 0 || all.length === 0 || all.some(isDefault))
      return undefined;
    return findingAtKey(
      users,
      "Without the item `default` the image's own user is not created, and nobody can log in with the keys of the instance.",
      fix('Add the item default', addedItem(users, 'default', 'first')),
    );
  },
});
