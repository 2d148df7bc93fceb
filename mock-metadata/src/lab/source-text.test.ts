import { expect, test } from 'vitest';
import { type Path, sourceText } from './source-text.ts';

const faultsIn = (text: string) =>
  sourceText(text).faults.map(({ message, place }) => `${place.line}:${place.column} ${message}`);

test('plain YAML 1.2 is read as values', () => {
  const { value, faults } = sourceText('a: [1, 0x10, yes, ~]\nb:\n  c: |\n    text\n1.0: x\n');
  expect(value).toEqual({ a: [1, 16, 'yes', null], b: { c: 'text\n' }, '1.0': 'x' });
  expect(faults).toEqual([]);
});

test('a mistake in the syntax is said in plain words, once a line', () => {
  expect(faultsIn('a: [1\nb: 2')).toEqual(['2:1 The closing "]" is missing.']);
  expect(faultsIn('a: {b: 1\nc: 2')).toEqual(['2:1 The closing "}" is missing.']);
  expect(faultsIn('a: "x')).toEqual(['1:6 The closing quote is missing.']);
  expect(faultsIn('a:\n\tb: 1')).toEqual([
    '2:1 A tab stands at the beginning of the line: YAML is indented with blanks only.',
  ]);
  expect(faultsIn('a: b: c')).toEqual([
    '1:4 One ":" too many: put text that holds ": " in quotes, or begin a new line for the inner key.',
  ]);
  expect(faultsIn('a: @x')).toEqual([
    '1:4 Text cannot begin with this character: put the text in quotes.',
  ]);
  expect(faultsIn('a:\n  b: 1\n c: 2')).toEqual([
    '3:1 This line is not indented like its neighbours.',
  ]);
  expect(faultsIn('a: 1\nb')).toEqual(['2:1 A ":" is missing behind this key.']);
  expect(faultsIn('a: 1\n---\nb: 2')).toEqual([
    '2:1 A second document begins here ("---"): a lab is one document.',
  ]);
});

test('what only follows from a mistake in the syntax is not reported', () => {
  expect(faultsIn(`x y # z\n${'e:\n  f: g\n'.repeat(20)}`)).toEqual([
    '2:1 This cannot stand here: look for a missing ":" or a wrong indentation here and just above.',
  ]);
});

test('mistakes on several lines are all found', () => {
  expect(faultsIn('a: @x\nb: "y\nc: `z')).toHaveLength(2);
});

test('tags of any kind are refused', () => {
  expect(faultsIn('a: !secret b')).toEqual([
    '1:4 Tags such as this one have no meaning in a lab: leave it out.',
  ]);
  expect(faultsIn('a: !!binary aGk=')).toHaveLength(1);
});

test('a key that stands twice is reported where it stands again', () => {
  const { faults, value } = sourceText('a: 1\nb: 2\na: 3\n');
  expect(faults).toEqual([
    {
      code: 'duplicate-name',
      message: '"a" stands here twice: keep one of the two.',
      place: { line: 3, column: 1, endLine: 3, endColumn: 2 },
    },
  ]);
  expect(value).toEqual({ a: 1, b: 2 });
});

test('keys that are no names are refused', () => {
  expect(faultsIn('? [a]\n: 1\n')).toEqual(['1:3 A key must be one word or text.']);
  expect(faultsIn(': 1\n')).toEqual(['1:1 A key must be one word or text.']);
  expect(faultsIn('__proto__: 1\n')).toEqual(['1:1 "__proto__" cannot be used as a key.']);
});

test('an alias stands for what it names', () => {
  const { value, faults } = sourceText('a: &x {b: 1}\nc: *x\n');
  expect(value).toEqual({ a: { b: 1 }, c: { b: 1 } });
  expect(faults).toEqual([]);
});

test('an alias of nothing, of itself, or of too much is refused', () => {
  expect(faultsIn('a: *x')).toEqual(['1:4 Nothing above is named "&x".']);
  expect(faultsIn('a: &x [*x]')).toEqual(['1:8 "*x" stands inside what it repeats.']);
  const tens = (of: string) => `[${Array.from({ length: 10 }, () => of).join(', ')}]`;
  const laughs = [
    'a0: &a0 ha',
    ...Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} ${tens(`*a${at}`)}`),
  ];
  expect(faultsIn(laughs.join('\n'))).toEqual([
    '7:45 From here on "*" repeats more than 1000000 values: that is too much.',
  ]);
});

test('a text that nests without end is refused before it is looked into', () => {
  const message = 'This nests more than 64 levels deep: no lab needs that.';
  expect(faultsIn('['.repeat(100_000))).toEqual([`1:64 ${message}`]);
  expect(faultsIn('- '.repeat(100_000))).toHaveLength(1);
  expect(faultsIn(`${'['.repeat(30)}${']'.repeat(30)}`)).toEqual([]);
});

const checkPlace = (text: string, path: Path, part: 'key' | 'value', expected: string) => {
  const { line, column, endLine, endColumn } = sourceText(text).place(path, part);
  expect(`${line}:${column}-${endLine}:${endColumn}`, text).toBe(expected);
};

test('keys and values are found where they stand', () => {
  const text = 'a:\n  b: [10, 20]\n  c: &x {d: e}\nf:\n  - *x\n';
  checkPlace(text, ['a', 'b'], 'key', '2:3-2:4');
  checkPlace(text, ['a', 'b', 1], 'value', '2:11-2:13');
  checkPlace(text, ['a', 'c', 'd'], 'value', '3:13-3:14');
  checkPlace(text, ['f', 0], 'value', '5:5-5:7');
  checkPlace(text, ['f', 0, 'd'], 'value', '3:13-3:14');
});

test('a block of several lines is marked on its first', () => {
  checkPlace('a: |\n  x\n  y\n', ['a'], 'value', '1:4-1:5');
  checkPlace('a:\n  b: 1\n  c: 2\n', ['a'], 'value', '2:3-2:7');
});

test('where nothing stands, the key is marked, or the nearest thing above', () => {
  checkPlace('a:\n  b:\n', ['a', 'b'], 'value', '2:3-2:4');
  checkPlace('a:\n  b: 1\n', ['a', 'x', 'y'], 'key', '1:1-1:2');
  checkPlace('', [], 'value', '1:1-1:2');
  checkPlace('# nothing\n', ['a'], 'key', '1:1-1:2');
});

test('lines may end as they do on Windows', () => {
  checkPlace('a: 1\r\nb:\r\n  c: |\r\n    x\r\n', ['b', 'c'], 'value', '3:6-3:7');
});

test('the keys of a map come in the order of the file', () => {
  const source = sourceText('a: {z: 1, "10": 2, 2: 3}\nb: [x]\n');
  expect(source.keys(['a'])).toEqual(['z', '10', '2']);
  expect(source.keys(['b'])).toEqual([]);
  expect(source.keys(['x'])).toEqual([]);
});
