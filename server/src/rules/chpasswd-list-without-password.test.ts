import { test } from 'vitest';
import { chpasswdListWithoutPassword as rule } from './chpasswd-list-without-password.ts';
import { checkRule } from './testing/check-rule.ts';

test('a line without a colon has no password', () => {
  checkRule(rule, 'chpasswd:\n  list: |\n    ada:a\n    «root»\n', { says: /colon/ });
  checkRule(rule, 'chpasswd:\n  list: «root»\n');
});

test('lines with a colon are right', () => {
  checkRule(rule, 'chpasswd:\n  list: |\n    ada:a\n    root:R\n');
  checkRule(rule, 'chpasswd: {list: [a:b, root]}\n');
});
