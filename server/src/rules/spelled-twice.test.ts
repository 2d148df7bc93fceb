import { test } from 'vitest';
import { spelledTwice as rule } from './spelled-twice.ts';
import { checkRule } from './testing/check-rule.ts';

test('old and new name side by side', () => {
  const fresh = 'ca_certs:\n  remove_defaults: true\n';
  checkRule(rule, `${fresh}«ca-certs»:\n  trusted: [a]\n`, {
    says: /old name/,
    fixed: fresh,
    isSafe: false,
  });
  checkRule(rule, 'users:\n  - name: ada\n    lock_passwd: false\n    «lock-passwd»: true\n', {
    fixed: 'users:\n  - name: ada\n    lock_passwd: false\n',
  });
});

test('one of them alone, and what only looks alike', () => {
  checkRule(rule, 'ca-certs:\n  trusted: [a]\n');
  checkRule(rule, 'users:\n  - {name: a, lock_passwd: true}\n  - {name: b, lock-passwd: true}\n');
  checkRule(rule, 'chpasswd:\n  list: "a:b"\n  users: [{name: b, password: R, type: RANDOM}]\n');
});
