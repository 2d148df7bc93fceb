import { test } from 'vitest';
import { powerStateConditionWord as rule } from './power-state-condition-word.ts';
import { checkRule } from './testing/check-rule.ts';

const state = (condition: string): string =>
  `power_state:\n  mode: reboot\n  condition: ${condition}\n`;

test('a word in quotes is a program', () => {
  checkRule(rule, state("«'yes'»"), { says: /named `yes`/, fixed: state('true'), isSafe: true });
  checkRule(rule, state('«"False"»'), { fixed: state('false') });
});

test('without quotes, or as a command, it is right', () => {
  for (const condition of ['yes', 'false', "'true'", 'test -e /a', '[test, -e, /a]'])
    checkRule(rule, state(condition));
});
