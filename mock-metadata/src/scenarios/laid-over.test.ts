import { expect, test } from 'vitest';
import { changedSource, laidOver } from './laid-over.ts';

test('maps are laid over key by key; null takes away, anything else takes the place', () => {
  const base = { a: { b: 1, c: [1, 2] }, d: 1 };
  expect(laidOver(base, { a: { c: [3] }, e: { f: 1 } })).toEqual({
    a: { b: 1, c: [3] },
    d: 1,
    e: { f: 1 },
  });
  expect(laidOver(base, { a: { b: null }, d: null, nope: null })).toEqual({ a: { c: [1, 2] } });
  expect(laidOver(base, { d: { x: { y: null, z: 1 } } })).toEqual({ ...base, d: { x: { z: 1 } } });
  expect(base).toEqual({ a: { b: 1, c: [1, 2] }, d: 1 });
});

test('keys keep the order of the file, new ones come last', () => {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 2 };
  const base = { value: { z: { b: 1, a: 2 } }, keys: () => ['b', 'a'] };
  const source = changedSource(base, { z: { b: null, c: 3 } }, () => place);
  expect(source.keys(['z'])).toEqual(['a', 'c']);
});
