import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { usersUnlockedWithoutPassword as rule } from './users-unlocked-without-password.ts';

test('without a password there is nothing to unlock', () => {
  checkRule(rule, 'users:\n  - name: ada\n    «lock_passwd»: false\n', {
    fixed: 'users:\n  - name: ada\n',
    isSafe: false,
  });
});

test('with a password, here or in chpasswd, it is right', () => {
  const user = 'users:\n  - name: ada\n    lock_passwd: false\n';
  checkRule(rule, `${user}    passwd: $6$a$b\n`);
  checkRule(rule, `${user}chpasswd: {users: [{name: ada, type: RANDOM}]}\n`);
  checkRule(rule, `${user}chpasswd:\n  list: |\n    ada:secret\n`);
  checkRule(rule, 'users:\n  - {name: ada, lock_passwd: true}\n  - bob\n');
  checkRule(rule, 'users:\n  - default\n  - {name: root, lock_passwd: false}\n');
});
