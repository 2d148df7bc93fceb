import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { usersNoHomeForKeys as rule } from './users-no-home-for-keys.ts';

test('keys need a home', () => {
  checkRule(rule, 'users:\n  - name: a\n    «system»: true\n    ssh_import_id: [gh:a]\n', {
    says: /`ssh_import_id`/,
    fixed: 'users:\n  - name: a\n    ssh_import_id: [gh:a]\n',
    isSafe: false,
  });
  checkRule(rule, 'users:\n  - {name: a, «no_create_home»: yes, ssh_authorized_keys: [x]}\n');
});

test('a home, or no keys, is right', () => {
  checkRule(rule, 'users:\n  - {name: a, system: false, ssh_authorized_keys: [x]}\n');
  checkRule(
    rule,
    'users:\n  - {name: a, system: true, ssh_authorized_keys: [], ssh_redirect_user: false}\n',
  );
});
