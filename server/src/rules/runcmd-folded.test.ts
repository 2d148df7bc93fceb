import { test } from 'vitest';
import { runcmdFolded as rule } from './runcmd-folded.ts';
import { checkRule } from './testing/check-rule.ts';

test('folded lines are one command', () => {
  checkRule(rule, 'runcmd:\n  - >\n    cd /srv\n    «git pull»\n', {
    fixed: 'runcmd:\n  - |\n    cd /srv\n    git pull\n',
    isSafe: false,
  });
  checkRule(rule, 'bootcmd:\n  - >-\n    modprobe a\n    «echo b > /c»\n    ls\n');
});

test('one long command, kept lines, and lines of their own are right', () => {
  checkRule(
    rule,
    'runcmd:\n  - >\n    curl -o /a\n    https://example.org\n  - >\n    cd /srv &&\n    git pull\n',
  );
  checkRule(
    rule,
    'runcmd:\n  - |\n    cd /srv\n    git pull\n  - >\n    cd /srv\n\n    git pull\n',
  );
});
