import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { usersPasswordLocked as rule } from './users-password-locked.ts';

test('a password needs lock_passwd: false', () => {
  checkRule(rule, 'users:\n  - «passwd»: $6$a$b\n    name: ada\n', {
    says: /as well/,
    fixed: 'users:\n  - passwd: $6$a$b\n    lock_passwd: false\n    name: ada\n',
    isSafe: false,
  });
  checkRule(rule, 'users:\n  - {name: ada, lock_passwd: true, «plain_text_passwd»: a}\n', {
    fixed: 'users:\n  - {name: ada, lock_passwd: false, plain_text_passwd: a}\n',
  });
});

test('an open password, or none, is right', () => {
  checkRule(
    rule,
    'users:\n  - {name: ada, lock_passwd: false, passwd: a}\n  - {name: bob, passwd: "!"}\n',
  );
  checkRule(rule, 'users:\n  - {name: ada, lock_passwd: true}\n');
  checkRule(
    rule,
    '## template: jinja\n#cloud-config\nusers:\n  - {passwd: a, lock_passwd: "{{ x }}"}\n',
  );
});
