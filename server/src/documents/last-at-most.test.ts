import { array, check, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { lastAtMost } from './last-at-most.ts';

test('of equal numbers it is the last, and -1 where all are above', () => {
  const numbers = [0, 3, 3, 7];
  const at = (limit: number): number =>
    lastAtMost(numbers.length, (index) => numbers[index], limit);
  expect([-1, 0, 2, 3, 6, 7, 99].map(at)).toEqual([-1, 0, 0, 2, 2, 3, 3]);
});

test('it is what a walk finds', () => {
  const holds = property(
    array(integer({ min: 0, max: 50 })),
    integer({ min: -2, max: 52 }),
    (some, limit) => {
      const sorted = some.toSorted((one, other) => one - other);
      const walked = sorted.findLastIndex((one) => one <= limit);
      expect(lastAtMost(sorted.length, (index) => sorted[index], limit)).toBe(walked);
    },
  );
  expect(check(holds).failed).toBe(false);
});
