import { code } from '../knowledge/words.ts';
import { type Finding, finding, findingIn } from './frame/finding.ts';
import { get, textOf, type Value } from './frame/value.ts';
import { isCryptHash } from './readers/crypt-hash.ts';
import { passwords } from './readers/users-patterns.ts';
import { valueRule } from './rule.ts';

const message = `Whoever can ask the metadata service can read this password. A hash by ${code('mkpasswd --method=SHA-512')}, or an SSH key, is safer.`;

const ofLines = (list: Value, text: string): readonly Finding[] =>
  [...text.matchAll(/^[^:\n]+:([^\n]+)$/gm)].flatMap(({ index, 0: line, 1: password = '' }) => {
    const end = index + line.length;
    return /^(?:R|RANDOM)$/.test(password) || isCryptHash(password)
      ? []
      : [findingIn(list, { start: end - password.length, end }, message)];
  });

export const passwordInClear = valueRule({
  code: 'password-in-clear',
  severity: 'information',
  title: 'A password in clear text',
  explanation: `
User-data is no secret: every program in the instance can ask the metadata service for it, and
cloud-init keeps a copy. A hash cannot be turned back into the password; an SSH key needs none.

\`\`\`yaml
chpasswd:
  users:
    - name: ada
      password: $6$Uw3Ob0sL$…
    - name: bob
      type: RANDOM
\`\`\`
`,
  at: passwords,
  check: (password) => {
    const text = textOf(password);
    if (text === undefined || text === '') return undefined;
    const isTop = password.parent?.parent === undefined;
    if (password.part === 'password' && !isTop && textOf(get(password.parent, 'type')) !== 'text')
      return undefined;
    if (password.part !== 'password' && !/passwd$/.test(String(password.part)))
      return ofLines(password, text);
    return isCryptHash(text) || /^(?:R|RANDOM)$/.test(text)
      ? undefined
      : finding(password, message);
  },
});
