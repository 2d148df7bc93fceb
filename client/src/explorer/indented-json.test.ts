import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indentedJson } from './indented-json.ts';

const checkIndented = (text: string, expected: string) =>
  expect(indentedJson(text)).toBe(`${expected}\n`);

test('one entry a line', () => {
  checkIndented(
    '{"a": 1, "b": [true, null]}',
    '{\n  "a": 1,\n  "b": [\n    true,\n    null\n  ]\n}',
  );
});

test('what is empty stays on its line', () => {
  checkIndented('{"a": {}, "b": [ ]}', '{\n  "a": {},\n  "b": []\n}');
});

test('marks inside strings are no marks', () => {
  checkIndented('["{,:\\"]", "\\\\"]', '[\n  "{,:\\"]",\n  "\\\\"\n]');
});

test('numbers, escapes and duplicate keys stay as they were sent', () => {
  checkIndented(
    '{"n": 1.0, "n": 1e3, "s": "\\u00e9"}',
    '{\n  "n": 1.0,\n  "n": 1e3,\n  "s": "\\u00e9"\n}',
  );
});

test('any JSON document reads the same as JSON.stringify lays it out', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(indentedJson(JSON.stringify(value))).toBe(`${JSON.stringify(value, undefined, 2)}\n`);
    }),
  );
});
