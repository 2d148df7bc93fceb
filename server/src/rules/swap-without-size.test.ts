import { test } from 'vitest';
import { swapWithoutSize as rule } from './swap-without-size.ts';
import { checkRule } from './testing/check-rule.ts';

test('a swap file needs a size', () => {
  checkRule(rule, '«swap»:\n  filename: /swap\n', {
    fixed: 'swap:\n  filename: /swap\n  size: auto\n',
    isSafe: false,
  });
  checkRule(rule, 'swap:\n  size: 2G\n');
});

test('a size of nothing says that no swap file is wanted', () => {
  checkRule(rule, 'swap: {filename: /swap, size: 0}\n');
});
