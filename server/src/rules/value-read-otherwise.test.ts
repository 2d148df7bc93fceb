import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { valueReadOtherwise as rule } from './value-read-otherwise.ts';

const grains = (line: string): string => `salt_minion:\n  grains:\n    ${line}\n`;

test('numbers, dates and words that are not what they look like', () => {
  checkRule(rule, grains('time: «22:30»'), {
    says: /1350/,
    fixed: grains("time: '22:30'"),
    isSafe: false,
  });
  checkRule(rule, grains('mode: «0644»'), { says: /420/ });
  checkRule(rule, grains('a: {version: «1.10»}'), { says: /1\.1/ });
  checkRule(rule, grains('day: «2032-09-01»'), { says: /date/ });
  checkRule(rule, grains('countries: [de, «no»]'), { says: /false/ });
});

test('what is read as it looks', () => {
  checkRule(rule, grains("a: [1, 1.5, 0, true, 'no', '22:30']"));
  checkRule(rule, grains('enabled: no'));
  checkRule(rule, grains('share: 0.50'));
  checkRule(rule, 'hostname: 22:30\n');
});
