import { test } from 'vitest';
import { runcmdSudo as rule } from './runcmd-sudo.ts';
import { checkRule } from './testing/check-rule.ts';

test('root needs no sudo', () => {
  checkRule(rule, 'runcmd:\n  - cd /srv && «sudo» ls -l\n', {
    fixed: 'runcmd:\n  - cd /srv && ls -l\n',
    isSafe: false,
  });
  checkRule(rule, 'runcmd:\n  - [ «sudo», "ls", -l ]\n', {
    fixed: 'runcmd:\n  - [ "ls", -l ]\n',
  });
  checkRule(rule, 'runcmd:\n  - - «sudo»\n    - ls\n', { fixed: 'runcmd:\n  - - ls\n' });
});

test('as another user, with options, or in words it is right', () => {
  checkRule(rule, 'runcmd:\n  - sudo -u ada ls\n  - sudo -i make\n  - echo sudo ls\n  - sudo\n');
});
