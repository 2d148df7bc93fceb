import { expect, test } from 'vitest';
import { freeNumbers } from './free-numbers.ts';

test('a taken number is passed over', () => {
  const numbers = freeNumbers(2n, 9n);
  expect(numbers.take(4n)).toBe(true);
  expect(numbers.take(4n)).toBe(false);
  expect(numbers.takeFrom(4n)).toBe(5n);
  expect(numbers.takeFrom(4n)).toBe(6n);
});

test('at the end of the range the search goes on from its beginning', () => {
  const numbers = freeNumbers(2n, 4n);
  expect([4n, 4n, 4n].map((start) => numbers.takeFrom(start))).toEqual([4n, 2n, 3n]);
});

test('a range can be used up', () => {
  const numbers = freeNumbers(1n, 2n);
  expect([1n, 1n, 1n].map((start) => numbers.takeFrom(start))).toEqual([1n, 2n, undefined]);
  expect(freeNumbers(5n, 4n).takeFrom(5n)).toBeUndefined();
});

test('numbers outside the range can be taken and do not use it up', () => {
  const numbers = freeNumbers(2n, 2n);
  expect(numbers.take(1n)).toBe(true);
  expect(numbers.takeFrom(0n)).toBe(2n);
});

test('a long run of taken numbers does not slow the search down', () => {
  const numbers = freeNumbers(0n, 99_999n);
  for (let count = 0; count < 40_000; count += 1) numbers.takeFrom(0n);
  expect(numbers.takeFrom(0n)).toBe(40_000n);
});
