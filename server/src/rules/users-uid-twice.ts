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
    const namesByUid = new Map<number, Set<string | undefined>>();
    const isTaken = ({ uid, name }: Numbered): boolean => {
      const names = namesByUid.get(uid) ?? new Set();
      const ofOthers = names.size - (names.has(name) ? 1 : 0);
      namesByUid.set(uid, names.add(name));
      return ofOthers > 0 || (uid === 0 && name !== 'root');
    };
    return all
      .filter(isTaken)
      .map(({ uid, place }) =>
        finding(
          place,
          `Another user has the number ${code(String(uid))}, so useradd refuses this one, and the users below are not made either.`,
        ),
      );
  },
});
