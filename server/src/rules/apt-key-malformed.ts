import { finding } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { plainTextOf, shown } from './readers/plain-text.ts';
import { valueRule } from './rule.ts';

const troubleOfKey = (text: string): string | undefined => {
  if (/^\s*(?:https?|file):/.test(text))
    return 'cloud-init does not fetch keys: put the text of the key here, or its fingerprint under `keyid`.';
  if (text.includes('-----BEGIN PGP PRIVATE KEY'))
    return 'This is a private key. Only the public one belongs here.';
  return text.includes('-----BEGIN PGP PUBLIC KEY BLOCK-----')
    ? undefined
    : 'A key begins with `-----BEGIN PGP PUBLIC KEY BLOCK-----`. Make it so with `gpg --armor --export`.';
};

/** A fingerprint, or its last 16 or 8 digits. */
const keyid = /^(?:0x)?(?:[0-9a-f]{8}|[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{40})$/i;

const troubleOfKeyid = (text: string): string | undefined =>
  keyid.test(text.replaceAll(/\s+/g, ''))
    ? undefined
    : `${shown(text)} is no fingerprint: that has 40 hexadecimal digits.`;

export const aptKeyMalformed = valueRule({
  code: 'apt-key-malformed',
  severity: 'warning',
  title: 'A key for packages that is none',
  explanation: `
\`key\` is the public key itself, in ASCII armour; \`keyid\` is its fingerprint, with which it is fetched
from a key server. With anything else apt does not trust the source, and its packages are not installed.

\`\`\`yaml
apt:
  sources:
    docker:
      source: deb [signed-by=$KEY_FILE] https://download.docker.com/linux/debian $RELEASE stable
      keyid: 9DC858229FC7DD38854AE2D88D81803C0EBFCD88
\`\`\`
`,
  at: ['sources', 'primary', 'security'].flatMap((list) => [
    at('apt', list, '*', 'key'),
    at('apt', list, '*', 'keyid'),
  ]),
  check: (key) => {
    const text = plainTextOf(key);
    if (text === undefined || text.trim() === '') return undefined;
    const trouble = key.part === 'key' ? troubleOfKey(text) : troubleOfKeyid(text);
    return trouble === undefined ? undefined : finding(key, trouble);
  },
});
