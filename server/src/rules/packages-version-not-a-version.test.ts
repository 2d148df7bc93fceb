import { test } from 'vitest';
import { packagesVersionNotAVersion as rule } from './packages-version-not-a-version.ts';
import { checkRule } from './testing/check-rule.ts';

test('a second package is no version', () => {
  checkRule(rule, 'packages:\n  - [nginx, «curl»]\n  - git\n', {
    says: /version of `nginx`/,
    fixed: 'packages:\n  - nginx\n  - curl\n  - git\n',
    isSafe: false,
  });
  checkRule(rule, 'packages: [[nginx, «curl»], git]\n', {
    fixed: 'packages: [nginx, curl, git]\n',
  });
});

test('versions, and channels of snaps, are right', () => {
  checkRule(rule, 'packages:\n  - [a, 1.2-3]\n  - [b, latest/edge]\n  - [c, --classic]\n  - git\n');
  checkRule(rule, 'packages:\n  - snap: [[juju, edge]]\n  - apt: [[a, "2"]]\n');
});
