import { code } from '../knowledge/words.ts';
import { type Finding, findingIn } from './frame/finding.ts';
import { fix, replacedIn } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { entriesOf, textOf, type Value } from './frame/value.ts';
import { isFilledIn } from './readers/plain-text.ts';
import { type Found, valueRule } from './rule.ts';

/** What useradd of every distribution refuses, found by running it, and what only Debian lets pass. */
const faults: readonly (readonly [RegExp, string, boolean])[] = [
  [/^\s+|\s+$/, 'has a blank at its end or in front', true],
  [/\s/, 'has a blank in it', true],
  [/^[-+~]/, 'begins with a sign', true],
  [/^.{33,}$/, 'has more than 32 characters', true],
  [/:/, 'has a colon in it', true],
  [/^\d+$/, 'is a number', false],
  [/[^\w.@$-]/, 'has characters in it that a name must not have', false],
];

const asName = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9_.-]+/g, '-')
    .replaceAll(/^[-.\d]+|-+$/g, '')
    .slice(0, 32);

/** What is wrong with a name, and who says so. */
const faultOf = (name: string): string | undefined => {
  const [, fault, isEverywhere] = faults.find(([pattern]) => pattern.test(name)) ?? [];
  if (fault === undefined) return undefined;
  return `${fault}, so useradd refuses it${isEverywhere ? '' : ' outside of Debian'}`;
};

const told = (value: Value, name: string, start: number): readonly Finding[] => {
  const fault = faultOf(name);
  if (fault === undefined || name === '' || isFilledIn(name)) return [];
  const better = asName(name);
  const piece = { start, end: start + name.length };
  return [
    findingIn(
      value,
      piece,
      `${code(name)} ${fault}, and the users below are not made either.`,
      better === '' ? [] : fix(`Write ${better}`, replacedIn(value, piece, better)),
    ),
  ];
};

/** A name, or several with commas between them: cloud-init takes blanks round the commas for part of the names. */
const ofNames = (value: Value): readonly Finding[] => {
  let start = 0;
  return (textOf(value) ?? '').split(',').flatMap((name) => {
    const found = told(value, name, start);
    start += name.length + 1;
    return found;
  });
};

const nameOf = (value: Value): Found => {
  const name = textOf(value);
  return name === undefined ? undefined : told(value, name, 0);
};

export const usersNameRefused = valueRule({
  code: 'users-name-refused',
  severity: 'error',
  title: 'A user name that useradd refuses',
  explanation: `
\`useradd\` refuses names with blanks, names of more than 32 characters, and names that begin with a
sign; outside of Debian also all that is more than letters, digits, \`_\`, \`-\` and \`.\`, and mere
numbers. cloud-init stops there: neither this user nor the ones below are made.

A short name in small letters works everywhere. The full name has a key of its own:

\`\`\`yaml
users:
  - name: bob
    gecos: Bob Smith
\`\`\`

In \`users: bob,alice\` there must be no blank behind the comma.
`,
  at: [at('users'), at('users', '*'), at('users', '*', 'name'), at('user'), at('user', 'name')],
  check: (value) => {
    if (value.part === 'name') return nameOf(value);
    const isUser = entriesOf(value.parent).includes(value) && value.parent?.parent !== undefined;
    return isUser ? undefined : ofNames(value);
  },
});
