import { expect, test } from 'vitest';
import { pythonJson } from './json.ts';
import { jsonReading } from './json-reader.ts';

const checkRead = (text: string, written: string): void => {
  const { value, error } = jsonReading(text);
  expect(error).toBeUndefined();
  expect(pythonJson(value ?? null)).toBe(written);
};

const checkRefused = (text: string, message: string): void => {
  const { error } = jsonReading(text);
  expect(`${error?.name}: ${error?.message}`).toBe(message);
};

test.each([
  ['1e3', '1000.0'],
  ['1.50', '1.5'],
  ['-0', '0'],
  ['-0.0', '-0.0'],
  ['12345678901234567890123', '12345678901234567890123'],
  ['[NaN, Infinity, -Infinity, 1e999]', '[NaN, Infinity, -Infinity, Infinity]'],
  ['"\\ud800"', '"\\ud800"'],
  ['"\\ud83d\\ude00\\/\\t"', '"\\ud83d\\ude00/\\t"'],
  [' {"a" : 1 , "b" : 2 , "a" : [ ] } ', '{"a": [], "b": 2}'],
])('%s is read and written again as %s', checkRead);

test.each([
  ['', 'JSONDecodeError: Expecting value: line 1 column 1 (char 0)'],
  [
    '\ufeff{}',
    'JSONDecodeError: Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)',
  ],
  [
    '{nope',
    'JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)',
  ],
  ['[1,\n]', 'JSONDecodeError: Expecting value: line 2 column 1 (char 4)'],
  ['01', 'JSONDecodeError: Extra data: line 1 column 2 (char 1)'],
  ['{"a" 1}', "JSONDecodeError: Expecting ':' delimiter: line 1 column 6 (char 5)"],
  ['[1 2]', "JSONDecodeError: Expecting ',' delimiter: line 1 column 4 (char 3)"],
  ['"a\n"', 'JSONDecodeError: Invalid control character at: line 1 column 3 (char 2)'],
  ['"abc', 'JSONDecodeError: Unterminated string starting at: line 1 column 1 (char 0)'],
])('%j is refused as Python refuses it', checkRefused);

test('Python reads integers of 4300 digits and no longer ones', () => {
  checkRead('9'.repeat(4300), '9'.repeat(4300));
  expect(jsonReading('9'.repeat(4301)).error?.name).toBe('ValueError');
});

test('nesting beyond the recursion limit is an error and no crash', () => {
  expect(jsonReading('['.repeat(100_000)).error?.name).toBe('RecursionError');
});
