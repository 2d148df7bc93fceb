import { expect, test } from 'vitest';
import type { Header } from '../message.ts';
import { withCurlHeaders } from './curl-headers.ts';

const base: readonly Header[] = [
  ['Host', '169.254.169.254'],
  ['Accept', '*/*'],
];

const check = (options: readonly string[], expected: readonly Header[]) =>
  expect(withCurlHeaders(base, options)).toEqual({ headers: expected });

test('a header replaces the one of its name, and one that is given twice stands twice', () => {
  check(
    ['accept: text/html'],
    [
      ['Host', '169.254.169.254'],
      ['accept', 'text/html'],
    ],
  );
  check(['X-A: 1', 'X-A:2'], [...base, ['X-A', '1'], ['X-A', '2']]);
});

test('a semicolon stands for an empty value, nothing after the colon takes the header away', () => {
  check(['X-Tenant-ID;'], [...base, ['X-Tenant-ID', '']]);
  check(['Host:'], [['Accept', '*/*']]);
});

test('what is no header is told', () => {
  for (const option of ['X', 'a b: c', 'X: a\r\nY: b', ': x', 'X: a\u0000']) {
    expect(withCurlHeaders(base, [option])).toHaveProperty('complaint');
  }
});
