import { test } from 'vitest';
import { packagesItemNotAName as rule } from './packages-item-not-a-name.ts';
import { checkRule } from './testing/check-rule.ts';

test('several names in one item', () => {
  checkRule(rule, 'packages:\n  - «nginx curl»\n  - git\n', {
    says: /as one package/,
    fixed: 'packages:\n  - nginx\n  - curl\n  - git\n',
    isSafe: false,
  });
  checkRule(rule, "packages: [«'nginx, curl'», git]\n", {
    fixed: 'packages: [nginx, curl, git]\n',
  });
  checkRule(rule, 'packages:\n  - apt: [«-y nginx»]\n', { fixed: 'packages:\n  - apt: [nginx]\n' });
});

test('an option is no package', () => {
  checkRule(rule, 'packages:\n  - «-y»\n  - git\n', {
    says: /option/,
    fixed: 'packages:\n  - git\n',
  });
});

test('names, versions and groups are right', () => {
  checkRule(
    rule,
    'packages: [nginx, libc6:i386, git=1.2, [a, 1.2-3], g++, "@Web Server", "a >= 1"]\n',
  );
  checkRule(rule, '## template: jinja\n#cloud-config\npackages: ["{{ x }} y"]\n');
});
