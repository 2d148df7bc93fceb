import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { usersUidTwice as rule } from './users-uid-twice.ts';

test('a number belongs to one user', () => {
  checkRule(rule, 'users:\n  - {name: a, uid: 2000}\n  - {name: b, uid: «"2000"»}\n', {
    says: /`2000`/,
  });
  checkRule(rule, 'users: [{name: toor, uid: «0»}]\n');
});

test('different numbers, or none, are right', () => {
  checkRule(rule, 'users:\n  - {name: a, uid: 2000}\n  - {name: b, uid: 2001}\n  - {name: c}\n');
  checkRule(rule, 'users:\n  - {name: a, uid: 2000}\n  - {name: a, uid: 2000}\n');
});
