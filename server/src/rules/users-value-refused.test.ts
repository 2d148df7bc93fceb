import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { usersValueRefused as rule } from './users-value-refused.ts';

const user = (line: string): string => `users:\n  - name: ada\n    ${line}\n`;

test('what useradd refuses', () => {
  checkRule(rule, user('homedir: «srv/ada»'), {
    says: /begin with a slash/,
    fixed: user('homedir: /srv/ada'),
    isSafe: false,
  });
  checkRule(rule, user("gecos: «'Ada: phone 42'»"), { fixed: user("gecos: 'Ada phone 42'") });
  checkRule(rule, 'users:\n  - {name: ada, gecos: «"Ada: A, B"»}\n', {
    fixed: 'users:\n  - {name: ada, gecos: "Ada A, B"}\n',
  });
  checkRule(rule, user('homedir: «~/x»'));
  checkRule(rule, user('inactive: «never»'), { says: /number of days/ });
  checkRule(rule, user('primary_group: «a b»'));
});

test('what useradd takes', () => {
  for (const line of [
    'homedir: /srv/a b',
    "inactive: '5'",
    "inactive: '-1'",
    'gecos: Ada, L.',
    'primary_group: a-b',
  ])
    checkRule(rule, user(line));
});
