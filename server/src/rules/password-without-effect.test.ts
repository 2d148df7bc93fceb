import { test } from 'vitest';
import { passwordWithoutEffect as rule } from './password-without-effect.ts';
import { checkRule } from './testing/check-rule.ts';

test('a list of passwords takes the place of the one', () => {
  checkRule(rule, '«password»: a\nchpasswd:\n  users: [{name: b, type: RANDOM}]\n', {
    says: /chpasswd\.users/,
  });
  checkRule(rule, 'chpasswd:\n  list: |\n    a:b\n«password»: a\n', { says: /chpasswd\.list/ });
});

test('alone, or beside other settings of chpasswd, it is right', () => {
  checkRule(rule, 'password: a\nchpasswd: {expire: false, users: []}\n');
  checkRule(rule, 'chpasswd:\n  list: [a:b]\n');
});
