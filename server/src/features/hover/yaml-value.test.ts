import { expect, test } from 'vitest';
import { yamlValueWords } from './yaml-value.ts';

test('bare words that are no text, or only look like a number', () => {
  for (const [text, part] of [
    ['0644', '`420` (octal'],
    ['0755', '`493`'],
    ['0x1F', '`31` (hexadecimal)'],
    ['0b11', '`3` (binary)'],
    ['1_000', '`1000`'],
    ['22:22', '`1342` (the parts count in sixties)'],
    ['yes', 'boolean `true`'],
    ['Off', 'boolean `false`'],
    ['2032-09-01', 'a date'],
    ['~', 'null'],
    ['null', 'null'],
    ['0o644', 'is a text'],
    ['0689', 'is a text'],
    ['1e3', 'is a text'],
  ] as const) {
    expect(yamlValueWords(text), text).toContain(part);
  }
});

test('nothing about what is as it looks', () => {
  for (const text of [
    '',
    'a',
    '0',
    '42',
    '-1',
    '1.5',
    'true',
    'false',
    'TRUE',
    '.5',
    '80:80',
    'y',
    'n',
    '1.2.3',
    '=',
  ])
    expect(yamlValueWords(text), text).toBeUndefined();
});
