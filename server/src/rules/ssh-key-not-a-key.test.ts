import { test } from 'vitest';
import { sshKeyNotAKey as rule } from './ssh-key-not-a-key.ts';
import { checkRule } from './testing/check-rule.ts';

const body = 'AAAAC3NzaC1lZDI1NTE5AAAAIJlHxRkcqBRhLvQLwXmP5UqWdJ5s0O9tP4S1rfXqeN0V';
const keys = (key: string): string => `ssh_authorized_keys:\n  - ${key}\n`;

test('what cloud-init leaves out without a word', () => {
  checkRule(rule, keys('«hello»'), { says: /looks like/ });
  checkRule(rule, keys('«~/.ssh/id_ed25519.pub»'), { says: /No file is read/ });
  checkRule(rule, keys('«gh:octocat»'), { says: /ssh_import_id/ });
  checkRule(rule, keys('«github:octocat»'), { says: /ssh_import_id/ });
  checkRule(rule, keys('«ssh-dss AAAAB3NzaC1kc3MAAACB me»'), { says: /ed25519/ });
  checkRule(rule, 'users:\n  - name: a\n    ssh_authorized_keys: [«SHA256:x»]\n', {
    says: /fingerprint/,
  });
});

test('a kind that is missing or misspelt is known from the key', () => {
  checkRule(rule, keys(`«${body} me»`), {
    says: /kind is missing/,
    fixed: keys(`ssh-ed25519 ${body} me`),
    isSafe: true,
  });
  checkRule(rule, keys(`«ssh-ed2519 ${body}»`), { fixed: keys(`ssh-ed25519 ${body}`) });
});

test('keys with and without options, and what a template fills in, are right', () => {
  checkRule(rule, keys(`ssh-ed25519 ${body}`));
  checkRule(rule, keys(`'no-pty,command="ls -l" ssh-rsa AAAA me'`));
  checkRule(rule, keys('"# a remark"'));
  checkRule(rule, keys('ssh-ed25519 AAAA... me'));
  checkRule(rule, keys(`\${trimspace(tls_private_key.web.public_key_openssh)}`));
  checkRule(rule, `## template: jinja\n#cloud-config\n${keys('{{ v1.x }}')}`);
});
