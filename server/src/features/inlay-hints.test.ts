import { expect, test } from 'vitest';
import { documentNamed } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { inlayHints } from './inlay-hints.ts';

const hintsOf = (text: string, firstLine = 0, lastLine = 1000) =>
  inlayHints(openDocument(documentNamed('user-data', text)), {
    start: { line: firstLine, character: 0 },
    end: { line: lastLine, character: 0 },
  });

/** A value with the hint behind it; undefined for one that is what it looks like. */
const checkHint = (value: string, expected: string | undefined): void => {
  const found = hintsOf(`#cloud-config\na: ${value}\n`);
  expect(
    found.map(({ label }) => label),
    value,
  ).toEqual(expected === undefined ? [] : [expected]);
  for (const { position } of found)
    expect(position).toEqual({ line: 1, character: 3 + value.length });
};

test('numbers that YAML 1.1 reads in its own way', () => {
  checkHint('0644', '= 420');
  checkHint('012', '= 10');
  checkHint('22:22', '= 1342');
  checkHint('1_000', '= 1000');
  checkHint('0x1F', '= 31');
  checkHint('0b11', '= 3');
  checkHint('-1_0.5', '= -10.5');
  checkHint('1:30.5', '= 90.5');
});

test('words and dates', () => {
  for (const word of ['yes', 'on', 'Yes', 'ON']) checkHint(word, '= true');
  for (const word of ['no', 'off', 'No']) checkHint(word, '= false');
  checkHint('2032-09-01', 'date, not text');
});

test('texts that look like numbers', () => {
  checkHint('0o644', 'text, not a number');
  checkHint('08', 'text, not a number');
  checkHint('1e3', 'text, not a number');
});

test('no word on what is as it looks, or in quotes', () => {
  const plain = [
    '0',
    '644',
    '-1',
    '+1',
    '1.5',
    '.5',
    '1.5e+3',
    'true',
    'False',
    'null',
    '~',
    'y',
    'a',
    '1.2.3',
    '80:80',
    'a: b',
    '4.0',
  ];
  for (const value of plain.filter((one) => one !== 'a: b')) checkHint(value, undefined);
  for (const value of ['"0644"', "'yes'", '!!str 0644', '|\n  0644', '"2032-09-01"'])
    checkHint(value, undefined);
});

test('items, brackets and long numbers; of a range only what ends in it', () => {
  const text =
    '#cloud-config\na: [0644, {b: yes}]\nc:\n  - 12345678901234567890_0\n  - no\nd: on\n';
  expect(hintsOf(text).map(({ label }) => label)).toEqual([
    '= 420',
    '= true',
    '= 123456789012345678900',
    '= false',
    '= true',
  ]);
  expect(hintsOf(text, 4, 5).map(({ label }) => label)).toEqual(['= false']);
});
