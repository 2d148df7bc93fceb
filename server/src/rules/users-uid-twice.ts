import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { get, itemsOf, numberOf, textOf, type Value } from './frame/value.ts';
import { valueRule } from './rule.ts';

interface Numbered {
  readonly uid: number;
  readonly place: Value;
  readonly name: string | undefined;
}

const numberedIn = (user: Value): readonly Numbered[] => {
  const place = get(user, 'uid');
  const text = textOf(place);
  const uid = numberOf(place) ?? (text && /^\d+$/.test(text) ? Number(text) : undefined);
  return place === undefined || uid === undefined
    ? []
    : [{ uid, place, name: textOf(get(user, 'name')) }];
};

export const usersUidTwice = valueRule({
  code: 'users-uid-twice',
  severity: 'error',
  title: 'Two users with the same number',
  explanation: `
\`useradd\` refuses a \`uid\` that another user has, 0 of \`root\` included. cloud-init stops there:
neither this user nor the ones below are made. Without \`uid\` each user gets the next free number.
`,
  skipsStatements: true,
  at: [at('users')],
  check: (users) => {
    const all = itemsOf(users).flatMap(numberedIn);
    return all
      .filter(
        ({ uid, name }, index) =>
          (uid === 0 && name !== 'root') ||
          all.slice(0, index).some((one) => one.uid === uid && one.name !== name),
      )
      .map(({ uid, place }) =>
        finding(
          place,
          `Another user has the number ${code(String(uid))}, so useradd refuses this one, and the users below are not made either.`,
        ),
      );
  },
});
