import { likelyMeant } from '../knowledge/did-you-mean.ts';
import { code, listed } from '../knowledge/words.ts';
import { mostProblems } from '../validation/problems-in.ts';
import { type Finding, finding } from './frame/finding.ts';
import { fix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { rewritten } from './frame/rewritten.ts';
import {
  entriesOf,
  flagOf,
  get,
  isTemplate,
  itemsOf,
  textOf,
  textsOf,
  type Value,
} from './frame/value.ts';
import { isUserOfImage, namesOfUsers } from './readers/names-of-users.ts';
import { isFilledIn } from './readers/plain-text.ts';
import { isOwnerOfChown } from './readers/users-made-by-cloud-init.ts';
import { crossRule } from './rule.ts';

type Named = readonly [name: string, value: Value];

const ownerOf = (owner: Value): readonly Named[] => {
  const name = textOf(owner)?.split(':')[0]?.trim() ?? '';
  return name === '' || isOwnerOfChown(textOf(owner) ?? '') ? [] : [[name, owner]];
};

/** A file that is written once the packages are installed, which bring users along. */
const isDeferred = ({ parent }: Value): boolean => flagOf(get(parent, 'defer')) === true;

/** The members of groups, which are a list of names and maps, or one map. */
const membersOf = (groups: Value): readonly Named[] =>
  [groups, ...itemsOf(groups)].flatMap(entriesOf).flatMap(textsOf);

/** So many names are compared to find those that may have been meant. */
const mostComparisons = 20_000;

/** Nothing to say of who may come with a package, unless another name was meant. */
const unknown = ([name, value]: Named, known: readonly string[]): readonly Finding[] => {
  const meant = likelyMeant(name, known);
  if (meant.length === 0 && (isDeferred(value) || isFilledIn(name))) return [];
  const advice =
    meant.length > 0
      ? `Did you mean ${listed(meant.map(code), 'or')}?`
      : `Is ${code(name)} in the image? If not, add it to ${code('users')}.`;
  const written = textOf(value) ?? '';
  const fixes = meant.flatMap((one) =>
    fix(`Write ${one}`, rewritten(value, one + written.slice(name.length))),
  );
  return [finding(value, `No user ${code(name)} is created here. ${advice}`, fixes)];
};

export const userNotDefined = crossRule({
  code: 'user-not-defined',
  severity: 'warning',
  title: 'A user that nothing in the document creates',
  explanation: `
The owner of a file, a user of \`chpasswd\` and the members of a group must exist when they are
needed. For an owner that does not exist cloud-init stops in the middle of \`write_files\`, and the
files further down are not written; a member that does not exist is left out of the group.

Users of the image (\`root\`, \`www-data\`, \`ubuntu\` …) are known. If yours is one that your own image
brings along, pass over this.

\`\`\`yaml
users:
  - default
  - name: ada
write_files:
  - path: /home/ada/.profile
    owner: ada:ada
    defer: true
\`\`\`
`,
  gathers: {
    users: [at('users'), at('user'), at('system_info', 'default_user')],
    owners: [at('write_files', '*', 'owner')],
    passwords: [at('chpasswd', 'users', '*', 'name')],
    groups: [at('groups')],
    packages: [at('packages'), at('snap')],
  },
  check: ({ users, owners, passwords, groups, packages }) => {
    // A template may create anyone.
    if (users.some((one) => isTemplate(one) || itemsOf(one).some(isTemplate))) return undefined;
    const names = users.flatMap(namesOfUsers);
    const known = new Set(names);
    const asked: readonly Named[] = [
      ...owners.filter((one) => packages.length === 0 || !isDeferred(one)).flatMap(ownerOf),
      // A document without users of its own sets passwords of those in the image.
      ...(known.size > 0 ? passwords : []).flatMap(textsOf),
      ...groups.flatMap(membersOf),
    ];
    const found = asked
      .filter(([name]) => name !== '' && !known.has(name) && !isUserOfImage(name))
      .slice(0, mostProblems + 1);
    const near = [...known].slice(0, Math.floor(mostComparisons / Math.max(1, found.length)));
    return found.flatMap((one) => unknown(one, near));
  },
});
