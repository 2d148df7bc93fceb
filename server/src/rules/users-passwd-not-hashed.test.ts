import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { usersPasswdNotHashed as rule } from './users-passwd-not-hashed.ts';

const user = (line: string): string => `users:\n  - name: ada\n    ${line}\n`;

test('a password in clear text is no hash', () => {
  checkRule(rule, user('passwd: «secret»'), {
    says: /no hash/,
    fixed: user('plain_text_passwd: secret'),
    isSafe: false,
  });
  checkRule(rule, user("hashed_passwd: «'pa$$word'»"));
  checkRule(rule, 'users: {ada: {passwd: «secret»}}\n');
  checkRule(rule, 'user: {name: ada, passwd: «secret»}\n');
});

test('hashes, and marks for no password at all, are right', () => {
  for (const hash of [
    '$6$a$b',
    '$y$j9T$a$b',
    '$2b$12$abc',
    "'!'",
    "'*'",
    "''",
    'rl0uE6vPBvbYA',
    '!$6$a$b',
  ])
    checkRule(rule, user(`passwd: ${hash}`));
  checkRule(rule, `## template: jinja\n#cloud-config\n${user('passwd: {{ it }}')}`);
});
