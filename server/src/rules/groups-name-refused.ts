import { code } from '../knowledge/words.ts';
import { type Finding, findingAtKey, findingIn } from './frame/finding.ts';
import { fix, renamed, replacedIn } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { entriesOf, itemsOf, textOf, type Value } from './frame/value.ts';
import { valueRule } from './rule.ts';

const isRefused = (name: string): boolean => name !== '' && /\s|^[-+~]|[:,]|^.{33,}$/.test(name);

const message = (name: string): string =>
  `groupadd refuses the name ${code(name)}, so there is no such group.`;

const asName = (name: string): string =>
  name
    .trim()
    .replaceAll(/[\s:,]+/g, '-')
    .replaceAll(/^[-+~]+|-+$/g, '')
    .slice(0, 32);

const better = (name: string): string | undefined => {
  const one = isRefused(name.trim()) ? asName(name) : name.trim();
  return one === '' || isRefused(one) ? undefined : one;
};

const titleOf = (name: string, one: string): string =>
  one === name.trim() ? 'Remove the blanks' : `Write ${one}`;

const inText = (value: Value, name: string, start: number): Finding => {
  const end = start + name.length;
  const one = better(name);
  const fixes =
    one === undefined ? [] : fix(titleOf(name, one), replacedIn(value, { start, end }, one));
  return findingIn(value, { start, end }, `${message(name)} Take out the blanks and signs.`, fixes);
};

/** Names with commas between them: blanks round the commas are part of the names. */
const ofNames = (value: Value): readonly Finding[] => {
  let start = 0;
  return (textOf(value) ?? '').split(',').flatMap((name) => {
    const at = start;
    start += name.length + 1;
    return isRefused(name) ? [inText(value, name, at)] : [];
  });
};

const ofItem = (item: Value): readonly Finding[] => {
  const name = textOf(item);
  return name !== undefined && isRefused(name) ? [inText(item, name, 0)] : [];
};

const ofKeys = (groups: Value): readonly Finding[] =>
  entriesOf(groups)
    .filter(({ part }) => isRefused(String(part)))
    .map((members) => {
      const name = String(members.part);
      const one = better(name);
      return findingAtKey(
        members,
        `${message(name)} Take out the blanks and signs.`,
        one === undefined ? [] : fix(titleOf(name, one), renamed(members, one)),
      );
    });

export const groupsNameRefused = valueRule({
  code: 'groups-name-refused',
  severity: 'error',
  title: 'A group name that groupadd refuses',
  explanation: `
\`groupadd\` refuses names with blanks, colons or commas, names that begin with a sign, and names of
more than 32 characters. The group is missing then, and so are its members. In one string the blanks
round the commas belong to the names: write \`ops,docker\`, or a list.

\`\`\`yaml
groups:
  - docker
  - ops: [ada]
\`\`\`
`,
  at: [at('groups')],
  check: (groups) =>
    groups.node.kind === 'scalar'
      ? ofNames(groups)
      : [groups, ...itemsOf(groups)].flatMap((one) => [
          ...(one === groups ? [] : ofItem(one)),
          ...ofKeys(one),
        ]),
});
