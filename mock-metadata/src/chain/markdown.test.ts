import { expect, test } from 'vitest';
import { fenced, inlineCode, prose } from './markdown.ts';

test.each([
  ['metadata_proxy_shared_secret is not', 'metadata_proxy_shared_secret is not'],
  ['<img src=x>', '\\<img src=x\\>'],
  ['[click](command:evil)', '\\[click\\](command:evil)'],
  ['`code` *bold* _em_ a|b', '\\`code\\` \\*bold\\* \\_em\\_ a\\|b'],
  ['see http://evil.test', 'see http:\\/\\/evil.test'],
  ['see www.evil.test', 'see www\\.evil.test'],
  ['two\n# lines', 'two \\# lines'],
  ['&lt;', '\\&lt;'],
  ['\x1b[31mred\u202e', '\\\\x1b\\[31mred\\\\u{202e}'],
])('%j in a sentence does nothing', (text, expected) => {
  expect(prose(text)).toBe(expected);
});

test.each([
  ['plain', '`plain`'],
  ['a`b``c', '```a`b``c```'],
  ['`a', '`` `a ``'],
  ['', '(empty)'],
  ['a\nb', '`a b`'],
])('%j in code is %s', (text, expected) => {
  expect(inlineCode(text)).toBe(expected);
});

test('a fence is longer than any run of backticks in it', () => {
  expect(fenced('a\n````\nb\n', 'http')).toBe('`````http\na\n````\nb\n`````');
});

test('long texts lose their end and say so', () => {
  expect(prose('x'.repeat(1000))).toMatch(/x… \(300 more characters\)$/);
  expect(inlineCode('x'.repeat(300))).toMatch(/^`x+… \(100 more characters\)`$/);
});
