import { test } from 'vitest';
import { groupsNameRefused as rule } from './groups-name-refused.ts';
import { checkRule } from './testing/check-rule.ts';

test('names that groupadd refuses', () => {
  checkRule(rule, 'groups: ops,« docker»\n', { fixed: 'groups: ops,docker\n', isSafe: false });
  checkRule(rule, 'groups: [«web ops», docker]\n', {
    says: /`web ops`/,
    fixed: 'groups: [web-ops, docker]\n',
  });
  checkRule(rule, 'groups:\n  - «"web ops"»: [ada]\n', { fixed: 'groups:\n  - web-ops: [ada]\n' });
  checkRule(rule, 'groups:\n  «web ops»: [ada]\n');
});

test('usual names are right', () => {
  checkRule(rule, 'groups: ops,docker\n');
  checkRule(rule, 'groups:\n  - docker\n  - ops: [ada, bob smith]\n');
});
