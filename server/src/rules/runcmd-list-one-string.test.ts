import { test } from 'vitest';
import { runcmdListOneString as rule } from './runcmd-list-one-string.ts';
import { checkRule } from './testing/check-rule.ts';

test('a command line in a list becomes a string', () => {
  checkRule(rule, "runcmd:\n  - [«'touch /a'»]\n  - ls\n", {
    says: /name of one program/,
    fixed: "runcmd:\n  - 'touch /a'\n  - ls\n",
    isSafe: true,
  });
  checkRule(rule, 'bootcmd:\n  - - «touch /a»\n', { fixed: 'bootcmd:\n  - touch /a\n' });
  checkRule(rule, 'runcmd:\n  - [«/opt/My App/run»]\n', {
    isSafe: false,
    fixed: 'runcmd:\n  - /opt/My App/run\n',
  });
  checkRule(rule, 'power_state:\n  mode: reboot\n  condition: [«test -e /a»]\n');
});

test('several command lines in one list become items', () => {
  checkRule(rule, "runcmd:\n  - [«'touch /a'», ls -l]\n", {
    fixed: "runcmd:\n  - 'touch /a'\n  - ls -l\n",
    isSafe: false,
  });
  checkRule(rule, 'runcmd:\n  - [«touch /a», -v]\n');
});

test('one word for each item is right', () => {
  checkRule(
    rule,
    "runcmd:\n  - [ls]\n  - [touch, /a]\n  - [sh, -c, 'touch /a']\n  - touch /a\n  - []\n",
  );
});
