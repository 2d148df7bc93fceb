import { code } from '../knowledge/words.ts';
import { type Finding, finding, findingIn } from './frame/finding.ts';
import { renamed, replaced, safeFix } from './frame/fix.ts';
import { get, textOf, type Value } from './frame/value.ts';
import { isCryptHash, isKnownToPasswords } from './readers/crypt-hash.ts';
import { passwords } from './readers/users-patterns.ts';
import { type Found, valueRule } from './rule.ts';

const hashed = /^\$(?:y|gy|7|2b|2x|md5|sha1|3|1|2a|2y|5|6)\$.+\$.+/;

/** A hash of a kind that `password` and `chpasswd.list` take for clear text. */
const isUnknown = (text: string): boolean => hashed.test(text) && !isKnownToPasswords(text);

const unknown =
  'cloud-init does not know this kind of hash here, so these characters become the password.';

const ofUser = (password: Value, text: string): Found =>
  hashed.test(text) && isCryptHash(text)
    ? finding(
        password,
        `The hash itself becomes the password. Write it under ${code('hashed_passwd')}.`,
        safeFix('Write hashed_passwd', renamed(password, 'hashed_passwd')),
      )
    : undefined;

const ofChpasswd = (password: Value, text: string): Found => {
  const type = get(password.parent, 'type');
  if (textOf(type) !== 'text' || !hashed.test(text) || type === undefined) return undefined;
  return finding(
    password,
    `With ${code('type: text')} the hash itself becomes the password. Write ${code('type: hash')}.`,
    safeFix('Write type: hash', replaced(type, 'hash')),
  );
};

const ofLines = (list: Value, text: string): readonly Finding[] =>
  [...text.matchAll(/^[^:\n]+:([^\n]*)$/gm)].flatMap(({ index, 0: line, 1: password = '' }) => {
    if (!isUnknown(password)) return [];
    const end = index + line.length;
    const message = `${unknown} Use ${code('chpasswd.users')}, or ${code('mkpasswd --method=SHA-512')}.`;
    return [findingIn(list, { start: end - password.length, end }, message)];
  });

const ofPassword = (password: Value, text: string): Found =>
  isUnknown(text)
    ? finding(password, `${unknown} Make one with ${code('mkpasswd --method=SHA-512')}.`)
    : undefined;

export const passwordHashAsText = valueRule({
  code: 'password-hash-as-text',
  severity: 'error',
  title: 'A hash is taken for the password itself',
  explanation: `
Where a password in clear text is expected, a hash is just a long password: the way in is then to type
\`$6$…\`. That is so under \`plain_text_passwd\`, and in \`chpasswd.users\` with \`type: text\`.

The old keys \`password\` and \`chpasswd.list\` take both, but know only hashes that begin with \`$1$\`,
\`$2a$\`, \`$2y$\`, \`$5$\` or \`$6$\`. What \`mkpasswd\` prints by itself on newer systems begins with
\`$y$\`, and is taken for clear text.

\`\`\`yaml
chpasswd:
  users:
    - name: ada
      password: $y$j9T$…
\`\`\`
`,
  at: passwords,
  check: (password) => {
    const text = textOf(password);
    if (text === undefined) return undefined;
    if (password.parent?.parent === undefined) return ofPassword(password, text);
    if (password.part === 'password') return ofChpasswd(password, text);
    const isOfUser = /passwd$/.test(String(password.part));
    return isOfUser ? ofUser(password, text) : ofLines(password, text);
  },
});
