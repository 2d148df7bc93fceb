import { type Finding, finding } from './frame/finding.ts';
import { addedAfter, fix, replaced } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { entriesOf, flagOf, get, itemsOf, type Value } from './frame/value.ts';
import { namesOfUsers } from './readers/names-of-users.ts';
import { plainTextOf, shown } from './readers/plain-text.ts';
import { isDefaultUser, ownerParts } from './readers/users-made-by-cloud-init.ts';
import { crossRule } from './rule.ts';

/** The names of groups that `groups` creates. */
const namesOfGroups = (groups: Value): readonly string[] => [
  ...entriesOf(groups).map(({ part }) => String(part)),
  ...itemsOf(groups).flatMap((one) => plainTextOf(one) ?? namesOfGroups(one)),
  ...(plainTextOf(groups)?.split(',') ?? []).map((one) => one.trim()),
];

const deferring = (owner: Value, defer: Value | undefined) =>
  fix(
    'Write the file after users are made: defer: true',
    defer ? replaced(defer, 'true') : addedAfter(owner, 'defer: true'),
  );

const tooEarly = (owner: Value, isMade: (name: string) => boolean): Finding | undefined => {
  const text = plainTextOf(owner);
  if (text === undefined) return undefined;
  const { user, group } = ownerParts(text);
  const name = [user, group].find((one) => one !== undefined && isMade(one));
  const defer = get(owner.parent, 'defer');
  // Without a `defer` of its own, or with one that surely says no.
  if (name === undefined || (defer && flagOf(defer) !== false)) return undefined;
  return finding(
    owner,
    `${shown(name)} does not exist yet when this file is written, and cloud-init then stops: no file from here on is written. Add \`defer: true\`.`,
    deferring(owner, defer),
  );
};

export const writeFilesOwnerTooEarly = crossRule({
  code: 'write-files-owner-too-early',
  severity: 'error',
  title: 'The owner of a file is made only after the file',
  explanation: `
\`write_files\` runs before users and groups are made, those of \`users\` and \`groups\` as well as the
image's own (\`ubuntu\`, \`debian\` …). For an owner that does not exist yet cloud-init stops in the
middle: the file stays with root, and no file further down is written.

With \`defer: true\` the file is written at the end of the boot, when all users are there.

\`\`\`yaml
users:
  - default
  - name: ada
write_files:
  - path: /home/ada/.profile
    owner: ada:ada
    defer: true
\`\`\`

If your own image brings the user along, pass over this.
`,
  regions: ['cloud-config'],
  gathers: {
    users: [at('users'), at('user')],
    groups: [at('groups')],
    owners: [at('write_files', '*', 'owner')],
  },
  check: ({ users, groups, owners }) => {
    if (owners.length === 0) return undefined;
    const made = new Set([...users.flatMap(namesOfUsers), ...groups.flatMap(namesOfGroups)]);
    const isMade = (name: string): boolean =>
      name !== 'root' && (made.has(name) || isDefaultUser(name));
    return owners.map((owner) => tooEarly(owner, isMade)).filter((one) => one !== undefined);
  },
});
