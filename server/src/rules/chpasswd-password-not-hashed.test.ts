import { test } from 'vitest';
import { chpasswdPasswordNotHashed as rule } from './chpasswd-password-not-hashed.ts';
import { checkRule } from './testing/check-rule.ts';

const user = (...lines: readonly string[]): string =>
  `chpasswd:\n  users:\n    - name: ada\n${lines.map((line) => `      ${line}\n`).join('')}`;

test('clear text needs type: text', () => {
  checkRule(rule, user('password: «secret»'), {
    fixed: user('password: secret', 'type: text'),
    isSafe: false,
  });
  checkRule(rule, user('type: hash', 'password: «secret»'), {
    fixed: user('type: text', 'password: secret'),
    isSafe: false,
  });
});

test('a hash, or clear text told as such, is right', () => {
  checkRule(rule, user('password: $6$a$b'));
  checkRule(rule, user('password: secret', 'type: text'));
  checkRule(rule, user('type: RANDOM'));
  checkRule(rule, `## template: jinja\n#cloud-config\n${user('password: "{{ x }}"')}`);
});
