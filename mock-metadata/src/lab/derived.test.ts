import { expect, test } from 'vitest';
import { derived } from './derived.ts';

test('the same kind and name give the same values, now and in every later version', () => {
  const { uuid, hex, number, otherNumber } = derived('instance', 'web-1');
  expect(uuid).toBe('d60655aa-6647-48c0-bdb7-d3263014b8f1');
  expect(hex).toBe('d60655aa664708c07db7d3263014b8f1');
  expect([number(1000), otherNumber(1000)]).toEqual([893, 943]);
});

test('a UUID has the shape of version 4', () => {
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
    expect(derived('port', name).uuid).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  }
});

test('another kind or another name gives other values', () => {
  const values = [derived('port', 'a'), derived('port', 'b'), derived('router', 'a')];
  expect(new Set(values.map(({ uuid }) => uuid)).size).toBe(3);
  expect(new Set(values.map(({ number }) => number(2 ** 48))).size).toBe(3);
});
