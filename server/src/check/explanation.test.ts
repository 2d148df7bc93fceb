import { expect, test } from 'vitest';
import { explanationOf, noSuchCode } from './explanation.ts';

test('a code is explained', () => {
  expect(explanationOf('duplicate-key')).toMatch(/^duplicate-key \(warning\)\n/);
  expect(explanationOf('nothing')).toBeUndefined();
});

test('one that there is not leads to those that may be meant, or says where codes are found', () => {
  expect(noSuchCode('duplicat-key')).toContain('Did you mean duplicate-key?');
  expect(noSuchCode('swap-foo')).toBe('There is no code swap-foo. Did you mean swap-without-size?');
  expect(noSuchCode('foo')).toContain('such as [unknown-key]');
});
