import { code } from '../knowledge/words.ts';
import { findingAtKey } from './frame/finding.ts';
import { at } from './frame/pattern.ts';
import { textOf, type Value } from './frame/value.ts';
import { damageOf, isPlaceholder, publicKeyOf } from './readers/ssh-public-key.ts';
import { type Found, valueRule } from './rule.ts';

const begin = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----/;
const end = /-----END (?:[A-Z0-9]+ )*PRIVATE KEY-----/;

const ofPrivate = (key: Value, text: string): Found => {
  if (!begin.test(text) || !end.test(text))
    return findingAtKey(
      key,
      `A private key goes from ${code('-----BEGIN … PRIVATE KEY-----')} to ${code('-----END … PRIVATE KEY-----')}. sshd cannot read this one.`,
    );
  return text.trim().includes('\n')
    ? undefined
    : findingAtKey(
        key,
        `All lines of this key became one, and sshd cannot read it. Put ${code('|')} behind the colon, and the lines of the key below.`,
      );
};

const ofPublic = (key: Value, text: string): Found => {
  const found = publicKeyOf(text);
  const kind = String(key.part).replace(/_.*/, '');
  if (found === undefined || damageOf(found) !== undefined)
    return findingAtKey(key, 'This is no whole public key, so the host key cannot be told by it.');
  return found.type.includes(kind)
    ? undefined
    : findingAtKey(key, `This is a key of the kind ${code(found.type)}, not ${code(kind)}.`);
};

export const sshHostKeyNotAKey = valueRule({
  code: 'ssh-host-key-not-a-key',
  severity: 'warning',
  title: 'A host key that sshd cannot read',
  explanation: `
What stands under \`ssh_keys\` becomes the files \`/etc/ssh/ssh_host_…\`, and no other host keys are
made. A key that sshd cannot read is passed over; if none is left, sshd does not start.

A private key has several lines, which only \`|\` keeps apart:

\`\`\`yaml
ssh_keys:
  ed25519_private: |
    -----BEGIN OPENSSH PRIVATE KEY-----
    b3BlbnNzaC1rZXktdjEA…
    -----END OPENSSH PRIVATE KEY-----
  ed25519_public: ssh-ed25519 AAAAC3Nza… host
\`\`\`
`,
  at: [at('ssh_keys', '*')],
  check: (key) => {
    const text = textOf(key);
    if (text === undefined || isPlaceholder(text)) return undefined;
    const kind = String(key.part);
    if (/^(?:rsa|ecdsa|ed25519)_private$/.test(kind)) return ofPrivate(key, text);
    return /^(?:rsa|ecdsa|ed25519)_public$/.test(kind) ? ofPublic(key, text) : undefined;
  },
});
