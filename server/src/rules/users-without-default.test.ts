import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { usersWithoutDefault as rule } from './users-without-default.ts';

test('a list of users takes the place of the default user, which can be put back', () => {
  checkRule(rule, '«users»:\n  # mine\n  - name: ada\n', {
    fixed: 'users:\n  # mine\n  - default\n  - name: ada\n',
    isSafe: false,
  });
  checkRule(rule, '«users»:\n- name: ada\n', { fixed: 'users:\n- default\n- name: ada\n' });
  checkRule(
    rule,
    'users: «[{name: ada}]»\n'.replace('users: «', '«users»: ').replace('»\n', '\n'),
    {
      fixed: 'users: [default, {name: ada}]\n',
    },
  );
});

test('the old forms, a map and a string, leave it out as well', () => {
  checkRule(rule, '«users»:\n  ada:\n    uid: 7\n', {
    fixed: 'users:\n  default: true\n  ada:\n    uid: 7\n',
  });
  checkRule(rule, '«users»: {ada: true}\n', { fixed: 'users: {default: true, ada: true}\n' });
  checkRule(rule, '«users»: ada,bob\n', { fixed: 'users: default,ada,bob\n' });
  checkRule(rule, 'users: bob,default\n');
  checkRule(rule, 'users: {}\n');
  checkRule(rule, 'users: {default: true, ada: true}\n');
});

test('default, no users at all, or whatever a template says is right', () => {
  checkRule(rule, 'users:\n  - default\n  - name: ada\n');
  checkRule(rule, 'users: []\n');
  checkRule(rule, 'users:\n  - name: default\n');
  checkRule(rule, 'users:\n  - [default, ada]\n');
  checkRule(rule, 'users:\n  - ada,default\n');
  checkRule(rule, '«users»:\n  - [ada, bob]\n');
  checkRule(rule, 'users:\n  - name: ada\nuser: me\n');
  checkRule(rule, '## template: jinja\n#cloud-config\nusers:\n  - {{ first }}\n  - name: ada\n');
});
