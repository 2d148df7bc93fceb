import { code } from '../knowledge/words.ts';
import { mostProblems } from '../validation/problems-in.ts';
import { type Finding, finding } from './frame/finding.ts';
import { addedAfter, type FixInScope, fix, removed } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { entriesOf, get, itemsOf, textOf, type Value } from './frame/value.ts';
import { valueRule } from './rule.ts';

interface Named {
  readonly name: string;
  readonly place: Value;
  readonly user: Value;
}

const namedIn = (user: Value): readonly Named[] => {
  const place = get(user, 'name') ?? user;
  const name = textOf(place);
  return name === undefined ? [] : [{ name, place, user }];
};

/** What a second entry says otherwise than the first. */
const lostIn = (first: Value, second: Value): readonly string[] =>
  entriesOf(second)
    .map(({ part }) => String(part))
    .filter((part) => part !== 'name' && keysOf(first).has(part));

const keptKeys = new WeakMap<Value, ReadonlySet<Value['part']>>();

const keysOf = (user: Value): ReadonlySet<Value['part']> => {
  const keys = keptKeys.get(user) ?? new Set(entriesOf(user).map(({ part }) => part));
  keptKeys.set(user, keys);
  return keys;
};

const columnOf = ({ scope: { text }, key }: Value): number =>
  key === undefined ? -1 : key.start - text.lastIndexOf('\n', key.start - 1);

/** All of the second in the first, where both are written alike. */
const joined = (first: Value, second: Value): readonly FixInScope[] => {
  if (first.node.kind !== 'map') return fix('Remove the entry above', removed(first));
  const last = entriesOf(first).at(-1);
  const isBlock = second.node.kind === 'map' && !second.node.flow && !first.node.flow;
  if (last === undefined || !isBlock) return [];
  const column = columnOf(last);
  const added = entriesOf(second).filter(({ part }) => part !== 'name');
  if (!added.every((one) => !one.borrowed && columnOf(one) === column)) return [];
  const { text } = second.scope;
  const indent = `\n${' '.repeat(column - 1)}`;
  const lines = added.map(({ key, span }) => text.slice(key?.start, span.end).trimEnd());
  return fix('Put both entries together', addedAfter(last, lines.join(indent)), removed(second));
};

const told = ({ name, place, user }: Named, first: Named): Finding => {
  const lost = lostIn(first.user, user);
  const effect =
    lost.length > 0
      ? `${code(lost[0] ?? '')} of the first one counts, and this one is ignored`
      : 'both are put together as one user';
  return finding(
    place,
    `The user ${code(name)} stands twice: ${effect}. Write one entry.`,
    entriesOf(user).length > 1 && lost.length === 0
      ? joined(first.user, user)
      : fix('Remove this entry', removed(user)),
  );
};

export const usersNameTwice = valueRule({
  code: 'users-name-twice',
  severity: 'warning',
  title: 'A user stands twice',
  explanation: `
Two entries of one name are put together as one user. Where both have the same key, such as \`shell\`
or \`ssh_authorized_keys\`, the first counts, and the second is ignored without a word.

Put all that belongs to a user into one entry.
`,
  skipsStatements: true,
  at: [at('users')],
  check: (users) => {
    const all = itemsOf(users).flatMap(namedIn);
    const firsts = new Map<string, Named>();
    for (const one of all) if (!firsts.has(one.name)) firsts.set(one.name, one);
    return all
      .filter((one) => firsts.get(one.name) !== one)
      .slice(0, mostProblems + 1)
      .map((one) => told(one, firsts.get(one.name) ?? one));
  },
});
