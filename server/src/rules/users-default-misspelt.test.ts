import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { usersDefaultMisspelt as rule } from './users-default-misspelt.ts';

test("only default is the image's own user", () => {
  checkRule(rule, 'users:\n  - «Default»\n  - name: ada\n', {
    fixed: 'users:\n  - default\n  - name: ada\n',
    isSafe: false,
  });
  checkRule(rule, 'users: [{name: «defualt»}, «defaults»]\n');
});

test('default itself, and other names, are right', () => {
  checkRule(rule, 'users: [default, debian, {name: fault}]\n');
  checkRule(rule, 'users: {default: true, Default: yes it is}\n');
});
