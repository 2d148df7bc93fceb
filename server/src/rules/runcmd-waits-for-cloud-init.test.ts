import { test } from 'vitest';
import { runcmdWaitsForCloudInit as rule } from './runcmd-waits-for-cloud-init.ts';
import { checkRule } from './testing/check-rule.ts';

test('it waits in a shell of its own too, and cannot be removed with it', () => {
  checkRule(rule, "runcmd:\n  - [bash, -c, 'date; «cloud-init status --wait»']\n  - ls\n");
});

test('waiting for cloud-init inside of cloud-init never ends', () => {
  checkRule(rule, 'runcmd:\n  - «cloud-init status --wait»\n  - ls\n', {
    fixed: 'runcmd:\n  - ls\n',
    isSafe: false,
  });
  checkRule(rule, 'bootcmd:\n  - ls; sudo «/usr/bin/cloud-init status -w» >/dev/null\n');
  checkRule(rule, 'runcmd:\n  - «systemctl is-system-running --wait»\n');
  checkRule(rule, 'runcmd:\n  - [«cloud-init», status, --wait]\n');
});

test('asking without waiting, or talking about it, is right', () => {
  checkRule(rule, 'runcmd:\n  - cloud-init status\n  - echo cloud-init status --wait\n');
});
