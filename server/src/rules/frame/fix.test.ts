import { expect, test } from 'vitest';
import { anchorsOf, noAnchors } from '../../documents/yaml/anchors.ts';
import { readYaml } from '../../documents/yaml/read.ts';
import {
  addedAfter,
  addedItem,
  type EditInScope,
  inQuotes,
  removed,
  renamed,
  replaced,
  replacedIn,
} from './fix.ts';
import { spanOfText } from './span-of-text.ts';
import { blockScope, get, scriptOf, type Value } from './value.ts';

const topOf = (text: string): Value | undefined => {
  const reading = readYaml(text);
  const anchors = reading.anchored.length > 0 ? anchorsOf(reading).anchors : noAnchors;
  return blockScope(text, reading.node, anchors).top;
};

type Path = readonly (string | number)[];

const checkEdit = (
  text: string,
  path: Path,
  make: (value: Value) => EditInScope | undefined,
  expected: string | undefined,
): void => {
  const value = get(topOf(text), ...path);
  if (value === undefined) throw new Error(`There is no ${path.join('.')}`);
  const edit = make(value);
  expect(edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end)).toBe(expected);
};

test('an entry or item goes with its lines', () => {
  checkEdit(
    'a:\n  - x\n  - |\n    y\n  # z\n  - z\n',
    ['a', 1],
    removed,
    'a:\n  - x\n  # z\n  - z\n',
  );
  checkEdit('a:\n  b: 1 # one\n  c: 2\n', ['a', 'b'], removed, 'a:\n  c: 2\n');
  checkEdit('a:\n  - b: 1\n    c: 2\n', ['a', 0, 'b'], removed, 'a:\n  - c: 2\n');
  checkEdit('a:\n  b: 1\n  c: 2', ['a', 'c'], removed, 'a:\n  b: 1\n');
});

test('another value keeps the name in front of it', () => {
  const write = (value: Value) => replaced(value, 'y');
  checkEdit('a: &n x\nb: *n\n', ['a'], write, 'a: &n y\nb: *n\n');
  checkEdit('a: &n x\nb: *n\n', ['b'], write, undefined);
});

test('what stands on lines of its own is written behind the key', () => {
  const write = (value: Value) => replaced(value, 'y');
  checkEdit('a:\n- b\n- c\n\n# d\n', ['a'], write, 'a: y\n\n# d\n');
  checkEdit('a:\n  b:\n    - c\n  d: 1\n', ['a', 'b'], write, 'a:\n  b: y\n  d: 1\n');
});

test('in brackets it goes with its comma', () => {
  checkEdit('a: [x, y]\n', ['a', 0], removed, 'a: [y]\n');
  checkEdit('a: [x, y, z]\n', ['a', 1], removed, 'a: [x, z]\n');
  checkEdit('a: [ x, {y: 1} ]\n', ['a', 1], removed, 'a: [ x ]\n');
  checkEdit('a: {x: 1, y: [2],\n  z: 3}\n', ['a', 'y'], removed, 'a: {x: 1, z: 3}\n');
  checkEdit('a: {x: 1, y: "2"}\n', ['a', 'y'], removed, 'a: {x: 1}\n');
  checkEdit('a: [x, !!str y]\n', ['a', 0], removed, 'a: [!!str y]\n');
});

test('what is alone, named or borrowed stays', () => {
  checkEdit('a:\n  - x\n', ['a', 0], removed, undefined);
  checkEdit('a: [x]\n', ['a', 0], removed, undefined);
  checkEdit('a:\n  - &x b\n  - c\n', ['a', 0], removed, undefined);
  checkEdit('a: &x {k: 1, l: 2}\nb: *x\n', ['b', 'k'], removed, undefined);
});

test('an item is added in the form of those that are there', () => {
  const add = (list: Value) => addedItem(list, 'n');
  checkEdit('a:\n  - x # why\n\nb: 1\n', ['a'], add, 'a:\n  - x # why\n  - n\n\nb: 1\n');
  checkEdit('a:\n- x', ['a'], add, 'a:\n- x\n- n');
  checkEdit('a: [x]\n', ['a'], add, 'a: [x, n]\n');
  checkEdit('a: []\n', ['a'], add, 'a: [n]\n');
  const first = (list: Value) => addedItem(list, 'n', 'first');
  checkEdit('a: # why\n  - x\n', ['a'], first, 'a: # why\n  - n\n  - x\n');
  checkEdit('a: [x]\n', ['a'], first, 'a: [n, x]\n');
});

test('an entry is added behind another', () => {
  const add = (value: Value) => addedAfter(value, 'n: 1');
  checkEdit(
    'a:\n  - b: |\n      x\n    c: 2\n',
    ['a', 0, 'b'],
    add,
    'a:\n  - b: |\n      x\n    n: 1\n    c: 2\n',
  );
  checkEdit('a: {b: 1}\n', ['a', 'b'], add, 'a: {b: 1, n: 1}\n');
  checkEdit('a:\n  b:\n', ['a', 'b'], add, 'a:\n  b:\n  n: 1\n');
});

test('a key gets another name if that is free', () => {
  checkEdit('a: 1\n', ['a'], (value) => renamed(value, 'b'), 'b: 1\n');
  checkEdit('a: 1\nb: 2\n', ['a'], (value) => renamed(value, 'b'), undefined);
});

test('quotes hold whatever there is', () => {
  for (const text of ['a: b', "it's: b", 'a\\b', '#', 'x\ny'])
    expect(readYaml(inQuotes(text)).node).toMatchObject({ text, type: 'text' });
});

/** Every word of the text is found where it is written. */
const checkWords = (yaml: string): void => {
  const value = get(topOf(yaml), 'a');
  const text = scriptOf(value);
  if (value === undefined || text === undefined) throw new Error('There is no text');
  for (const { 0: word, index } of text.matchAll(/\w+/g)) {
    const span = spanOfText(value, { start: index, end: index + word.length });
    expect(span && yaml.slice(span.start, span.end)).toBe(word);
  }
  const start = text.search(/\w+\W*$/);
  const edit = replacedIn(value, { start, end: start + 1 }, 'X');
  expect(edit?.start).toBe(yaml.trimEnd().search(/\w+\W*$/));
};

test('a piece of a text is found where it is written, in every style', () => {
  checkWords('a: one two\n');
  checkWords("a: 'one ''two'' three'\n");
  checkWords('a: "one \\"two\\"\\n three\\t four"\n');
  checkWords('a: &n one two\n');
  checkWords('a: |\n  one\n    two\n\n  three\n');
  checkWords('a: |2-\n    one\n  two\n');
  checkWords('a: >\n  one\n  two\n\n  three\n   four\n');
  checkWords('a: one\n  two\n\n  three\n');
  checkWords('a: "one\n  two \\\n  three"\n');
  checkWords('a: |\r\n  one\r\n  two\r\n');
});

test('of an escape all that is written is meant', () => {
  const yaml = 'a: "one \\x41\\x42"\n';
  const value = get(topOf(yaml), 'a');
  const span = value && spanOfText(value, { start: 4, end: 6 });
  expect(span && yaml.slice(span.start, span.end)).toBe('\\x41\\x42');
});
