import { test } from 'vitest';
import { passwordHashAsText as rule } from './password-hash-as-text.ts';
import { checkRule } from './testing/check-rule.ts';

test('a hash under the wrong key', () => {
  checkRule(rule, 'users:\n  - name: ada\n    plain_text_passwd: «$6$a$b»\n', {
    fixed: 'users:\n  - name: ada\n    hashed_passwd: $6$a$b\n',
    isSafe: true,
  });
  checkRule(rule, 'chpasswd:\n  users:\n    - {name: a, password: «$y$j$a$b», type: text}\n', {
    fixed: 'chpasswd:\n  users:\n    - {name: a, password: $y$j$a$b, type: hash}\n',
  });
});

test('hashes that the old keys do not know', () => {
  checkRule(rule, 'password: «$y$j9T$a$b»\n', { says: /does not know/ });
  checkRule(rule, 'chpasswd:\n  list: |\n    ada:$6$a$b\n    bob:«$y$j9T$a$b»\n');
  checkRule(rule, "chpasswd:\n  list: ['bob:«$2b$12$a»']\n");
});

test('passwords and known hashes are right', () => {
  checkRule(rule, 'password: $6$a$b\nchpasswd: {list: ["a:$5$a$b", "b:$ecret", "c:R"]}\n');
  checkRule(rule, 'users:\n  - {name: a, plain_text_passwd: "$ecret$", hashed_passwd: $y$j$a$b}\n');
  checkRule(rule, 'chpasswd:\n  users:\n    - {name: a, password: $y$j$a$b}\n');
});
