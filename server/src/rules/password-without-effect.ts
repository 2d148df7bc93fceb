import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { isNull, itemsOf, textOf } from './frame/value.ts';
import { crossRule } from './rule.ts';

export const passwordWithoutEffect = crossRule({
  code: 'password-without-effect',
  severity: 'warning',
  title: 'A password beside a list of passwords, which takes its place',
  explanation: `
\`password\` sets the password of the image's own user, but only as long as \`chpasswd\` has neither
\`users\` nor \`list\`. With one of them it is passed over without a word. Put the user into the list:

\`\`\`yaml
chpasswd:
  users:
    - name: debian
      password: $6$Uw3Ob0sL$…
    - name: ada
      type: RANDOM
\`\`\`
`,
  gathers: {
    passwords: [at('password')],
    lists: [at('chpasswd', 'users'), at('chpasswd', 'list')],
  },
  check: ({ passwords, lists }) => {
    const list = lists.find((one) => itemsOf(one).length > 0 || (textOf(one) ?? '') !== '');
    if (list === undefined) return undefined;
    return passwords
      .filter((password) => !isNull(password))
      .map((password) =>
        findingAtKey(
          password,
          `This is passed over, since there is ${code(`chpasswd.${list.part}`)}. Put the user and the password there.`,
        ),
      );
  },
});
