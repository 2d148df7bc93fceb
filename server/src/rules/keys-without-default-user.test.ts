import { test } from 'vitest';
import { keysWithoutDefaultUser as rule } from './keys-without-default-user.ts';
import { checkRule } from './testing/check-rule.ts';

test('what is for the own user of the image is lost without it', () => {
  checkRule(rule, 'users:\n  - name: ada\n«ssh_authorized_keys»: [ssh-rsa AAAA]\n', {
    says: /root alone/,
    fixed: 'users:\n  - default\n  - name: ada\nssh_authorized_keys: [ssh-rsa AAAA]\n',
    isSafe: false,
  });
  checkRule(rule, '«password»: a\nusers: [ada]\n', { says: /nobody gets this password/ });
  checkRule(rule, '«ssh_import_id»: [gh:a]\nusers: {ada: {}}\n');
});

test('with the own user, or root let in, it is right', () => {
  const keys = 'ssh_authorized_keys: [ssh-rsa AAAA]\n';
  checkRule(rule, `${keys}users: [default, ada]\n`);
  checkRule(rule, `${keys}users: [[default, ada]]\n`);
  checkRule(rule, `${keys}users: [ada]\nuser: {name: me}\n`);
  checkRule(rule, `${keys}users: [ada]\ndisable_root: false\n`);
  checkRule(rule, `${keys}users: []\npassword: a\n`);
  checkRule(rule, 'users: [ada]\npassword: a\nchpasswd: {users: [{name: ada, type: RANDOM}]}\n');
});
