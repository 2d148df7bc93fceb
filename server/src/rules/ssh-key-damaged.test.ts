import { test } from 'vitest';
import { sshKeyDamaged as rule } from './ssh-key-damaged.ts';
import { checkRule } from './testing/check-rule.ts';

const body = 'AAAAC3NzaC1lZDI1NTE5AAAAIJlHxRkcqBRhLvQLwXmP5UqWdJ5s0O9tP4S1rfXqeN0V';
const keys = (key: string): string => `ssh_authorized_keys:\n  - ${key}\n`;

test('a key that lost a piece, or has another kind in front', () => {
  checkRule(rule, keys(`ssh-ed25519 «${body.slice(0, -4)}» me`), { says: /missing/ });
  checkRule(rule, keys(`ssh-ed25519 «${body.replace('P5', '-_')}» me`), { says: /no base64/ });
  checkRule(rule, keys(`ssh-rsa «${body}» me`), {
    says: /`ssh-ed25519`/,
    fixed: keys(`ssh-ed25519 ${body} me`),
    isSafe: false,
  });
  checkRule(rule, keys(`|\n    ssh-ed25519 «${body.slice(0, 40)}»\n    ${body.slice(40)} me`));
});

test('whole keys, and places for keys, are right', () => {
  checkRule(rule, keys(`ssh-ed25519 ${body} me`));
  checkRule(rule, keys(`no-pty ssh-ed25519 ${body}`));
  checkRule(rule, `${keys('ssh-ed25519 AAAAC3Nza… me')}users: [{ssh_authorized_keys: [hello]}]\n`);
});
