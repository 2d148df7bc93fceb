import { expect, test } from 'vitest';
import { normalizedPath } from './path.ts';
import { byCodePoint, decodedUtf8, pythonInt, pythonRepr } from './text.ts';

const problemOf = (...bytes: number[]): string | undefined => {
  const decoded = decodedUtf8(new Uint8Array(bytes));
  return decoded.text === undefined ? decoded.problem.split(': ')[1] : undefined;
};

test('UTF-8 is decoded strictly and a byte order mark stays', () => {
  expect(decodedUtf8(new TextEncoder().encode('\ufeffé😀')).text).toBe('\ufeffé😀');
});

test.each([
  [[0xff], 'invalid start byte'],
  [[0xc0, 0x80], 'invalid start byte'],
  [[0xc3, 0x28], 'invalid continuation byte'],
  [[0xed, 0xa0, 0x80], 'invalid continuation byte'],
  [[0xf4, 0x90, 0x80, 0x80], 'invalid continuation byte'],
  [[0x61, 0xe2, 0x82], 'unexpected end of data'],
])('%j is no UTF-8: %s', (bytes, why) => {
  expect(problemOf(...bytes)).toBe(why);
});

test.each([
  ['3', 3],
  [' 3', 3],
  ['3 ', 3],
  ['+3', 3],
  ['-5', -5],
  ['1_0', 10],
  ['00003', 3],
  ['', undefined],
  ['3.0', undefined],
  ['0x3', undefined],
  ['1__0', undefined],
])('int(%j) is %s', (text, value) => {
  expect(pythonInt(text)).toBe(value);
});

test('repr() takes the quotes that need no escape', () => {
  expect(pythonRepr("it's\n")).toBe(`"it's\\n"`);
  expect(pythonRepr('*')).toBe("'*'");
});

test('texts sort by code point, so that U+FFFF comes before what lies beyond', () => {
  expect(['😀', '\uffff', 'ab', 'a'].sort(byCodePoint)).toEqual(['a', 'ab', '\uffff', '😀']);
});

test.each([
  ['/', '/'],
  ['//', '//'],
  ['///a//b/', '/a/b'],
  ['/a/./../../b', '/b'],
  ['//a', '//a'],
])('the path %s comes down to %s', (path, expected) => {
  expect(normalizedPath(path)).toBe(expected);
});
