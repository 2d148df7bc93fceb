import { test } from 'vitest';
import { runcmdInstallsPackages as rule } from './runcmd-installs-packages.ts';
import { checkRule } from './testing/check-rule.ts';

test('packages are better installed by packages', () => {
  checkRule(rule, 'runcmd:\n  - «apt-get install -y nginx git»\n  - ls\n', {
    says: /`nginx` and `git`/,
    fixed: 'packages:\n  - nginx\n  - git\nruncmd:\n  - ls\n',
    isSafe: false,
  });
  checkRule(rule, 'packages: [a]\nruncmd:\n  - ls\n  - sudo «dnf -y install b»\n', {
    fixed: 'packages: [a, b]\nruncmd:\n  - ls\n',
  });
  checkRule(rule, 'runcmd:\n  - apt-get update && «apt-get install -y a»\n');
});

test('other sources, files, options and commands are right', () => {
  checkRule(rule, 'runcmd:\n  - add-apt-repository -y ppa:a/b\n  - apt-get install -y c\n');
  for (const command of [
    'apt install -y ./a.deb',
    'apt-get install -y -t sid a',
    'apt-get remove -y a',
    'pip install a',
    'apt-get install -y $A',
  ])
    checkRule(rule, `runcmd:\n  - ${command}\n`);
});
