import { expect, test } from 'vitest';
import { jqPath, jsonEntries, pasteableText } from './json-entries.ts';
import type { JsonValue } from './json-value.ts';
import { mask } from './secrets.ts';

/** Rows as the tree shows them: `label: summary`, `>` in front where they open. */
const checkRows = (value: JsonValue, ...expected: readonly string[]) =>
  expect(
    jsonEntries(value).map(
      ({ label, summary, expandable }) => `${expandable ? '> ' : ''}${label}: ${summary}`,
    ),
  ).toEqual(expected);

test('scalars show their value', () => {
  checkRows(
    { name: 'web', n: 1.5, on: true, none: null },
    'name: web',
    'n: 1.5',
    'on: true',
    'none: null',
  );
});

test('objects and arrays open and say how much they hold', () => {
  checkRows({ keys: [{}, {}], meta: { a: 1 } }, '> keys: 2 items', '> meta: 1 key');
});

test('what is empty says so and does not open', () => {
  checkRows({ a: [], b: {}, c: '' }, 'a: (empty list)', 'b: (no keys)', 'c: (empty text)');
});

test('items of an array are numbered', () => {
  checkRows(['x', ['y']], '[0]: x', '> [1]: 1 item');
});

test('a scalar has no entries', () => {
  checkRows('text');
  checkRows(null);
});

test('secrets are masked and do not open', () => {
  checkRows(
    { admin_pass: 'S3cret', password: { a: 1 } },
    `admin_pass: ${mask}`,
    `password: ${mask}`,
  );
});

test('hostile keys and values are text', () => {
  checkRows(
    JSON.parse('{"__proto__": "a\\nb", "\\u202ex": 1}'),
    '__proto__: a\\nb',
    '\\u{202e}x: 1',
  );
});

test('entries know where they stand', () => {
  const [keys] = jsonEntries({ keys: [{ 'a b': 1 }] });
  const [first] = jsonEntries(keys?.value ?? null, keys?.path);
  const [leaf] = jsonEntries(first?.value ?? null, first?.path);
  expect(leaf?.path).toEqual(['keys', 0, 'a b']);
});

test('a path in the form of jq', () => {
  expect(jqPath(['keys', 0, 'name'])).toBe('.keys[0].name');
  expect(jqPath([0, 'x'])).toBe('.[0].x');
  expect(jqPath(['a-b', 'c"d'])).toBe('.["a-b"]["c\\"d"]');
  expect(jqPath([])).toBe('.');
});

test('a copied string has no quotes, anything else is JSON', () => {
  expect(pasteableText('a "b"')).toBe('a "b"');
  expect(pasteableText({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}');
});
