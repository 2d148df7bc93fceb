import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { usersRedirectWithKeys as rule } from './users-redirect-with-keys.ts';

test('turning logins away and keys exclude each other', () => {
  checkRule(
    rule,
    'users:\n  - name: a\n    «ssh_redirect_user»: true\n    ssh_import_id: [gh:a]\n',
    {
      says: /`ssh_import_id`/,
      fixed: 'users:\n  - name: a\n    ssh_import_id: [gh:a]\n',
      isSafe: false,
    },
  );
});

test('one of the two is right', () => {
  checkRule(rule, 'users:\n  - default\n  - {name: a, ssh_redirect_user: true}\n');
  checkRule(rule, 'users:\n  - {name: a, ssh_redirect_user: false, ssh_authorized_keys: [x]}\n');
});
