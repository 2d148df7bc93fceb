import { likelyMeant } from '../knowledge/did-you-mean.ts';
import { code } from '../knowledge/words.ts';
import { finding } from './frame/finding.ts';
import { type FixInScope, safeFix } from './frame/fix.ts';
import { rewritten } from './frame/rewritten.ts';
import { textOf, type Value } from './frame/value.ts';
import { isPlaceholder, keyTypes, publicKeyOf, typeInBody } from './readers/ssh-public-key.ts';
import { authorizedKeys } from './readers/users-patterns.ts';
import { valueRule } from './rule.ts';

/** What people put in the place of a key, and what to do instead. */
const others: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:gh|lp|github|gitlab|launchpad):|^https?:\/\//,
    `Accounts stand under ${code('ssh_import_id')}, such as ${code('gh:octocat')}.`,
  ],
  [
    /^(?:~|\.{0,2}\/|file:|\$\(|\$\{?HOME)|\.pub$/,
    'No file is read: put the content of the file here.',
  ],
  [
    /^ssh-dss\s/,
    `DSA keys are too weak and no longer taken: make one with ${code('ssh-keygen -t ed25519')}.`,
  ],
  [
    /BEGIN (?:SSH2 )?(?:RSA )?PUBLIC KEY/,
    `Turn it into one line with ${code('ssh-keygen -i -f FILE')}.`,
  ],
  [/^AAAA/, `The kind is missing in front, such as ${code('ssh-ed25519')}.`],
  [/^(?:SHA256|MD5):/, 'This is the fingerprint: put the whole key here.'],
];

const adviceOn = (text: string): string =>
  others.find(([pattern]) => pattern.test(text))?.[1] ??
  `A key looks like ${code('ssh-ed25519 AAAAC3Nza… me@example')}.`;

/** The kind of key, where it is missing or misspelt but the key itself tells it. */
const betterOf = (text: string): string | undefined => {
  const [first = '', second = ''] = text.split(/\s+/);
  const bare = typeInBody(first);
  if (first.startsWith('AAAA') && bare) return `${bare} ${text}`;
  const told = second.startsWith('AAAA') ? typeInBody(second) : undefined;
  const isMeant =
    told !== undefined && (likelyMeant(first, keyTypes).includes(told) || !first.includes('='));
  return isMeant && told !== 'ssh-dss' ? `${told}${text.slice(first.length)}` : undefined;
};

const fixesFor = (key: Value, better: string | undefined): readonly FixInScope[] =>
  better === undefined
    ? []
    : safeFix(`Write ${better.split(' ')[0] ?? ''} in front`, rewritten(key, better));

export const sshKeyNotAKey = valueRule({
  code: 'ssh-key-not-a-key',
  severity: 'error',
  title: 'No public key where one belongs',
  explanation: `
A public key is one line: its kind, the key in base64, and a remark. What cloud-init cannot read as
such is left out without a word, and nobody can log in with it. It reads no files and fetches no
keys here; kinds it does not know, such as \`ssh-dss\`, are left out too.

\`\`\`yaml
ssh_authorized_keys:
  - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJlHxRkcqBRhLvQLwXmP5UqWdJ5s0O9tP4S1rfXqeN0V me
ssh_import_id:
  - gh:octocat
\`\`\`
`,
  at: authorizedKeys,
  check: (key) => {
    const text = textOf(key)?.trim();
    if (!text || text.startsWith('#') || publicKeyOf(text)) return undefined;
    // These have rules of their own.
    if (isPlaceholder(text) || /PRIVATE KEY|^PuTTY/.test(text)) return undefined;
    const isOneLine = !text.includes('\n');
    return finding(
      key,
      `This is no public key, so cloud-init leaves it out. ${adviceOn(text)}`,
      fixesFor(key, isOneLine ? betterOf(text) : undefined),
    );
  },
});
