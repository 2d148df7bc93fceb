import { expect, test } from 'vitest';
import { fuzzed } from './editing-fuzz.ts';

test('edits by chance, and everything asked in between, end in answers', () => {
  const { asked } = fuzzed({ rounds: 250, seed: 6, nowMs: () => 0 });
  expect(asked).toBeGreaterThan(250);
});
