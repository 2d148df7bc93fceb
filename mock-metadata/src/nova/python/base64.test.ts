import { expect, test } from 'vitest';
import { base64Decoded } from './base64.ts';

const checkDecoded = (text: string, afterPadding: 'stop' | 'on', expected: string): void => {
  const decoded = base64Decoded(text, afterPadding);
  expect(decoded.bytes ? Buffer.from(decoded.bytes).toString('latin1') : decoded.problem).toBe(
    expected,
  );
};

const oneTooMany = (count: number): string =>
  `Invalid base64-encoded string: number of data characters (${count}) cannot be 1 more than a multiple of 4`;

test.each([
  ['', ''],
  ['YWJj', 'abc'],
  ['YW\nJj ', 'abc'],
  ['_-_-', ''],
  ['YQ===', 'a'],
  ['=YWJj', 'abc'],
  ['Y=WJj', 'abc'],
  ['YQ=\n=', 'a'],
  ['YQ', 'Incorrect padding'],
  ['YQ=', 'Incorrect padding'],
  ['Y', oneTooMany(1)],
  ['é', 'string argument should contain only ASCII characters'],
])('%j decodes to %j in every Python', (text, expected) => {
  checkDecoded(text, 'stop', expected);
  checkDecoded(text, 'on', expected);
});

test.each([
  ['YQ==YQ==', 'a', 'a\x06\x10'],
  ['YWI=Y', 'ab', 'ab\x18'],
  ['YWI=YW', 'ab', oneTooMany(5)],
])(
  '%s: what follows padding is dropped by older Pythons and read on by newer ones',
  (text, older, newer) => {
    checkDecoded(text, 'stop', older);
    checkDecoded(text, 'on', newer);
  },
);
