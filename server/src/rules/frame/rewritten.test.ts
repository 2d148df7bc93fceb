import { test } from 'vitest';
import { hostnameRefused } from '../hostname-refused.ts';
import { sshKeyNotAKey } from '../ssh-key-not-a-key.ts';
import { checkRule } from '../testing/check-rule.ts';

const body = 'AAAAC3NzaC1lZDI1NTE5AAAAIJlHxRkcqBRhLvQLwXmP5UqWdJ5s0O9tP4S1rfXqeN0V';

test('the quotes that are there stay', () => {
  checkRule(hostnameRefused, "hostname: «'a_b'»\n", { fixed: "hostname: 'a-b'\n" });
  checkRule(hostnameRefused, 'hostname: «"a_b"» # c\n', { fixed: 'hostname: "a-b" # c\n' });
});

test('what YAML would read otherwise gets quotes', () => {
  checkRule(hostnameRefused, 'hostname: «_12»\n', { fixed: "hostname: '12'\n" });
  checkRule(sshKeyNotAKey, `ssh_authorized_keys: [«'${body} a, b'»]\n`, {
    fixed: `ssh_authorized_keys: ['ssh-ed25519 ${body} a, b']\n`,
  });
  checkRule(sshKeyNotAKey, `ssh_authorized_keys:\n  - «${body} a, b»\n`, {
    fixed: `ssh_authorized_keys:\n  - ssh-ed25519 ${body} a, b\n`,
  });
});
