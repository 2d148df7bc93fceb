import { test } from 'vitest';
import { runcmdReboot as rule } from './runcmd-reboot.ts';
import { checkFixes } from './testing/check-fixes.ts';
import { checkRule } from './testing/check-rule.ts';

test('the machine goes down in the end, by power_state', () => {
  checkRule(rule, 'packages: [a]\nruncmd:\n  - ls\n  - «reboot»\n', {
    says: /cuts cloud-init short/,
    fixed: 'packages: [a]\npower_state:\n  mode: reboot\nruncmd:\n  - ls\n',
    isSafe: false,
  });
  checkRule(rule, 'runcmd:\n  - sudo «shutdown -h now»\n  - ls\n', {
    fixed: 'power_state:\n  mode: poweroff\nruncmd:\n  - ls\n',
  });
  for (const command of [
    '«init 6»',
    '«systemctl reboot»',
    'a && «/sbin/poweroff»',
    'sleep 1; «halt -f»',
  ])
    checkRule(rule, `runcmd:\n  - ${command}\n`);
  checkRule(rule, 'runcmd:\n  - [«shutdown», -r, now]\n');
});

test('the only command goes with its block', () => {
  checkRule(rule, 'packages: [a]\nruncmd:\n  - «systemctl reboot»\n\nhostname: b\n', {
    fixed: 'packages: [a]\npower_state:\n  mode: reboot\n\nhostname: b\n',
    isSafe: false,
  });
});

test('between brackets the commands stay as they are', () => {
  checkFixes('{hostname: a, runcmd: [reboot]}\n', rule.code);
  checkFixes('{runcmd: [ls, reboot]}\n', rule.code);
});

test('beside power_state the command can go', () => {
  checkRule(rule, 'runcmd:\n  - ls\n  - «poweroff»\npower_state: {mode: reboot}\n', {
    fixed: 'runcmd:\n  - ls\npower_state: {mode: reboot}\n',
  });
});

test('in bootcmd it never ends', () => {
  checkRule(rule, 'bootcmd:\n  - «reboot»\n', { says: /again and again/ });
});

test('later, or not at all, is right', () => {
  checkRule(
    rule,
    'runcmd:\n  - shutdown -r +5\n  - echo reboot\n  - systemctl enable reboot.timer\n',
  );
});

test('a shell that the list asks for does it at once as well', () => {
  checkRule(rule, 'runcmd:\n  - [sh, -c, «reboot»]\n');
  checkRule(rule, 'runcmd:\n  - [sh, -c, "(sleep 60; reboot) &"]\n');
});
