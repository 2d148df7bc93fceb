import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { usersRootSettings as rule } from './users-root-settings.ts';

test('root exists, so that much is passed over', () => {
  checkRule(rule, 'users:\n  - name: root\n    «passwd»: $6$a$b\n    «shell»: /bin/sh\n', {
    says: /passed over/,
    fixed: 'users:\n  - name: root\n    hashed_passwd: $6$a$b\n',
    isSafe: false,
  });
});

test('what root gets, and settings of others, are right', () => {
  checkRule(
    rule,
    'users:\n  - {name: root, lock_passwd: false, hashed_passwd: $6$a$b, ssh_authorized_keys: [x]}\n',
  );
  checkRule(rule, 'users:\n  - {name: ada, shell: /bin/sh}\n  - root\n');
});
