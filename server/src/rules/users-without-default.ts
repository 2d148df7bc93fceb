import { findingAtKey } from './frame/finding.ts';
import { addedItem, type EditInScope, edit, fix, replacedIn } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { entriesOf, isTemplate, itemsOf, textOf, type Value } from './frame/value.ts';
import { isDefaultItem } from './readers/names-of-users.ts';
import { crossRule } from './rule.ts';

/** The old forms: a map by name, and names with commas between them. */
const hasDefault = (users: Value): boolean =>
  users.node.kind === 'map'
    ? entriesOf(users).length === 0 || entriesOf(users).some(({ part }) => part === 'default')
    : /(?:^|,)default(?:,|$)/.test(textOf(users) ?? 'default');

const lacksDefault = (users: Value): boolean => {
  if (isTemplate(users)) return false;
  if (users.node.kind !== 'list') return !hasDefault(users);
  return itemsOf(users).length > 0 && !itemsOf(users).some(isDefaultItem);
};

const withDefault = (users: Value): EditInScope | undefined => {
  if (users.node.kind === 'list') return addedItem(users, 'default', 'first');
  if (users.node.kind === 'scalar') return replacedIn(users, { start: 0, end: 0 }, 'default,');
  const start = entriesOf(users)[0]?.key?.start;
  if (start === undefined || users.borrowed) return undefined;
  const { text } = users.scope;
  const indent = /[ ]*$/.exec(text.slice(0, start))?.[0] ?? '';
  const after = users.node.flow ? ', ' : `\n${indent}`;
  return edit(users.scope, { start, end: start }, `default: true${after}`);
};

export const usersWithoutDefault = crossRule({
  code: 'users-without-default',
  severity: 'information',
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
    // What stands under `user` becomes an item `default` by itself.
    if (users === undefined || own.length > 0 || !lacksDefault(users)) return undefined;
    return findingAtKey(
      users,
      "Without the item `default` the image's own user is not created, and nobody can log in with the keys of the instance.",
      fix('Add the item default', withDefault(users)),
    );
  },
});
