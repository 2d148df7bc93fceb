import { expect, test } from 'vitest';
import { dict, integer, pythonFloat, pythonJson } from './json.ts';

test.each([
  [1, '1.0'],
  [-0, '-0.0'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [1.5e-7, '1.5e-07'],
  [1e15, '1000000000000000.0'],
  [1e16, '1e+16'],
  [1.25e300, '1.25e+300'],
  [123456.789, '123456.789'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
])('a float %s is written %s, as repr() does', (value, text) => {
  expect(pythonFloat(value)).toBe(text);
});

test('separators carry a blank, and keys keep their order', () => {
  const value = new Map([
    ['b', [1n, null, true]],
    ['1', []],
  ]);
  expect(pythonJson(value)).toBe('{"b": [1, null, true], "1": []}');
});

test('whatever is not printable ASCII is escaped, beyond the BMP as a surrogate pair', () => {
  expect(pythonJson('é"\\\n\b\u007f😀\ud800/')).toBe(
    '"\\u00e9\\"\\\\\\n\\b\\u007f\\ud83d\\ude00\\ud800/"',
  );
});

test('whole numbers are as long as they are, and null stays null', () => {
  expect(
    pythonJson(dict({ big: 123456789012345678901n, none: integer(null), two: integer(2) })),
  ).toBe('{"big": 123456789012345678901, "none": null, "two": 2}');
});
