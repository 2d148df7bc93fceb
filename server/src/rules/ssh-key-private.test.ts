import { test } from 'vitest';
import { sshKeyPrivate as rule } from './ssh-key-private.ts';
import { checkRule } from './testing/check-rule.ts';

test('a private key gives itself away', () => {
  checkRule(
    rule,
    'ssh_authorized_keys:\n  - |\n    «-----BEGIN OPENSSH PRIVATE KEY-----»\n    b3BlbnNzaC1rZXktdjEA\n',
    { says: /\.pub/ },
  );
  checkRule(rule, 'users:\n  - name: a\n    ssh_authorized_keys: ["«PuTTY-User-Key-File-3»: x"]\n');
});

test('public keys, and host keys in their place, are right', () => {
  checkRule(rule, 'ssh_authorized_keys: [ssh-ed25519 AAAA]\n');
  checkRule(rule, 'ssh_keys:\n  rsa_private: |\n    -----BEGIN RSA PRIVATE KEY-----\n');
});
