import { test } from 'vitest';
import { passwordInClear as rule } from './password-in-clear.ts';
import { checkRule } from './testing/check-rule.ts';

test('a password that anybody can read', () => {
  checkRule(rule, 'password: «secret»\n', { says: /can read this password/ });
  checkRule(rule, 'users:\n  - {name: a, plain_text_passwd: «secret»}\n');
  checkRule(rule, 'chpasswd:\n  list: |\n    a:R\n    b:«secret»\n');
  checkRule(rule, 'chpasswd:\n  list: ["a:«secret»"]\n');
  checkRule(rule, 'chpasswd:\n  users: [{name: a, password: «secret», type: text}]\n');
});

test('hashes, random ones and templates are right', () => {
  checkRule(rule, 'password: $6$a$b\nchpasswd: {list: ["a:RANDOM"]}\n');
  checkRule(rule, 'chpasswd:\n  users: [{name: a, password: $6$a$b}, {name: b, type: RANDOM}]\n');
  checkRule(rule, '## template: jinja\n#cloud-config\npassword: "{{ x }}"\n');
});
