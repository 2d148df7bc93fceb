import { test } from 'vitest';
import { checkFixes } from './testing/check-fixes.ts';
import { checkRule } from './testing/check-rule.ts';
import { usersSudoRule as rule } from './users-sudo-rule.ts';

const user = (sudo: string): string => `users:\n  - name: ada\n    sudo: ${sudo}\n`;

test('what visudo refuses', () => {
  for (const wrong of [
    ...['NOPASSWD', 'NOPASSWD:ALL', 'ALL', 'ALL=(ALL) NOPASSWD ALL', 'ALL=(ALL) NOPASSWD:apt'],
    ...['ALL:(ALL) NOPASSWD:ALL', 'ALL=(ALL) systemctl', 'ALL=(ALL NOPASSWD:ALL', 'ALL=(ALL) ~/x'],
    ...[
      'ALL=(ALL) nopasswd:ALL',
      'ada ALL=(ALL) ALL',
      'Defaults !requiretty',
      'ALL=(ALL) ./x',
      "'no'",
    ],
  ])
    checkRule(rule, user(`«${wrong}»`), { says: /does not understand/ });
});

test('true is told once', () => {
  checkFixes(user('true'), 'deprecated-value');
});

test('what is missing in front is added, and a name that is too much goes', () => {
  for (const [wrong, right] of [
    ['"(root) /usr/bin/id"', '"ALL=(root) /usr/bin/id"'],
    ['NOPASSWD:/usr/bin/id', 'ALL=(ALL) NOPASSWD:/usr/bin/id'],
    ['(ALL) ALL', 'ALL=(ALL) ALL'],
    ['ada ALL=(ALL) /bin/a', 'ALL=(ALL) /bin/a'],
  ] as const)
    checkRule(rule, user(`«${wrong}»`), { fixed: user(right), isSafe: false });
});

test('the usual rule with a slip in it is put right', () => {
  checkRule(rule, user("«'ALL:(ALL) NOPASSWD:ALL'»"), {
    fixed: user("'ALL=(ALL) NOPASSWD:ALL'"),
    isSafe: true,
  });
  checkRule(rule, user('«true»'), {
    says: /stops/,
    fixed: user('ALL=(ALL) NOPASSWD:ALL'),
    isSafe: false,
  });
  checkRule(rule, user("['ALL=(ALL) ALL', «NOPASWD:ALL»]"));
});

test('what visudo takes', () => {
  for (const right of [
    ...['ALL=(ALL) NOPASSWD:ALL', 'ALL=(ALL:ALL) NOPASSWD: ALL', 'ALL = ALL', 'ALL=NOPASSWD:ALL'],
    ...['ALL=(ALL) NOPASSWD:/usr/bin/apt, /usr/bin/ls *', 'ALL=(ALL)NOPASSWD:ALL', 'web=(ALL) ALL'],
    ...['ALL=(root) NOPASSWD: sudoedit /etc/x', 'ALL=(ALL) ALL, !/bin/su', 'ALL=(ALL) CMDS'],
    ...['ALL=(%ops) NOEXEC:NOPASSWD:ALL', 'ALL=(ALL) CWD=/a /bin/ls', 'ALL=(ALL) NOPASSWD :ALL'],
    ...['null', 'false', '[]', "['ALL=(ALL) ALL', null]", "''"],
  ])
    checkRule(rule, user(right));
});
