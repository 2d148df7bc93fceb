import { expect, test } from 'vitest';
import { preferredPage } from './accept-header.ts';

test.each([
  ['*/*', 'html'],
  ['text/html', 'html'],
  ['TEXT/*', 'html'],
  ['application/json', 'json'],
  ['application/*', 'json'],
  ['text/html;q=0.5, application/json', 'json'],
  ['application/json;q=0.1, text/html;q=0.1', 'html'],
  ['application/json, text/plain, */*', 'html'],
  ['*/*;q=0.5, text/html;q=0', 'json'],
  ['text/html;q=0.8;ext="a,b", application/json;q=0.9', 'json'],
] as const)('Accept: %s prefers %s', (accept, page) => {
  expect(preferredPage(accept)).toBe(page);
});

test.each([
  '',
  ',',
  'text/plain',
  'image/png, application/xml',
  'text/html;q=0',
  '*/*;q=0',
  'text/html;level=1',
  'application/json;charset=utf-8',
])('Accept: %j wants neither html nor json', (accept) => {
  expect(preferredPage(accept)).toBeUndefined();
});

test.each(['*', 'text', '/', 'text/html;q=2', 'text/html q=1', ';', 'text/html;q='])(
  'Accept: %j cannot be parsed, which gives html',
  (accept) => {
    expect(preferredPage(accept)).toBe('html');
  },
);

test('the first of two equal ranges counts', () => {
  expect(preferredPage('text/html;q=0, text/html')).toBeUndefined();
});

test('a header made to be slow is read at once', () => {
  expect(preferredPage(`a/b;c="${'\\a'.repeat(5000)}`)).toBe('html');
});
