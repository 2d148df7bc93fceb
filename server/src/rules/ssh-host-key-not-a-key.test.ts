import { test } from 'vitest';
import { sshHostKeyNotAKey as rule } from './ssh-host-key-not-a-key.ts';
import { checkRule } from './testing/check-rule.ts';

const body = 'AAAAC3NzaC1lZDI1NTE5AAAAIJlHxRkcqBRhLvQLwXmP5UqWdJ5s0O9tP4S1rfXqeN0V';
const lines =
  '    -----BEGIN OPENSSH PRIVATE KEY-----\n    abc\n    -----END OPENSSH PRIVATE KEY-----\n';

test('a private key must be whole, line by line', () => {
  checkRule(rule, 'ssh_keys:\n  «rsa_private»: abc\n', { says: /BEGIN/ });
  checkRule(rule, `ssh_keys:\n  «rsa_private»: >\n${lines}`, { says: /became one/ });
});

test('a public key must be whole, and of the kind that is said', () => {
  checkRule(rule, `ssh_keys:\n  «ed25519_public»: ssh-ed25519 ${body.slice(0, 50)}\n`);
  checkRule(rule, `ssh_keys:\n  «rsa_public»: ssh-ed25519 ${body}\n`, { says: /`ssh-ed25519`/ });
});

test('whole keys, certificates and places for keys are right', () => {
  checkRule(
    rule,
    `ssh_keys:\n  rsa_private: |\n${lines}  ed25519_public: ssh-ed25519 ${body} me\n`,
  );
  checkRule(rule, 'ssh_keys:\n  rsa_certificate: abc\n  ecdsa_private: <your key>\n');
});
