import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { usersNameTwice as rule } from './users-name-twice.ts';

test('of two entries the first counts', () => {
  checkRule(
    rule,
    'users:\n  - name: bob\n    shell: /bin/sh\n  - name: «bob»\n    shell: /bin/bash\n  - al\n',
    {
      says: /`shell` of the first one counts/,
      fixed: 'users:\n  - name: bob\n    shell: /bin/sh\n  - al\n',
      isSafe: false,
    },
  );
  checkRule(rule, 'users: [default, bob, {name: «bob», gecos: a}]\n', { says: /put together/ });
  checkRule(rule, 'users:\n  - default\n  - «default»\n', { fixed: 'users:\n  - default\n' });
});

test('two entries without a key in common become one', () => {
  checkRule(
    rule,
    'users:\n  - name: bob\n    shell: /bin/sh\n  - name: «bob»\n    gecos: B\n    groups:\n      - a\n  - al\n',
    {
      fixed:
        'users:\n  - name: bob\n    shell: /bin/sh\n    gecos: B\n    groups:\n      - a\n  - al\n',
      isSafe: false,
    },
  );
  checkRule(rule, 'users: [default, bob, {name: «bob», gecos: a}]\n', {
    fixed: 'users: [default, {name: bob, gecos: a}]\n',
  });
});

test('different names, or branches of a template, are right', () => {
  checkRule(rule, 'users: [default, {name: bob}, al]\n');
  checkRule(
    rule,
    '## template: jinja\n#cloud-config\nusers:\n{% if x %}\n  - name: a\n{% else %}\n  - name: a\n{% endif %}\n',
  );
});
