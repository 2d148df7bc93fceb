import { test } from 'vitest';
import { sshKeyPlaceholder as rule } from './ssh-key-placeholder.ts';
import { checkRule } from './testing/check-rule.ts';

test('places for keys', () => {
  for (const place of [
    'ssh-rsa AAAAB3Nz... me',
    '<ssh pub key 1>',
    'ssh-ed25519 AAAA…',
    '"ssh-rsa YOUR_PUBLIC_KEY"',
    'ssh-rsa xxxxxx',
    `ssh-rsa ${'Example'.repeat(9)}`,
  ])
    checkRule(rule, `ssh_authorized_keys:\n  - «${place}»\n`);
});

test('keys are right, whatever the remark says', () => {
  checkRule(
    rule,
    'ssh_authorized_keys:\n  - ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ== me <me@example.org>\n  - hello\n',
  );
});
