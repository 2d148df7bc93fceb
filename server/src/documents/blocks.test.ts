import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOf } from './blocks.ts';
import { readYaml } from './yaml/read.ts';

const checkBlocks = (text: string, expected: readonly string[]): void => {
  expect(blocksOf(text).map((block) => block.text)).toEqual(expected);
};

test('a text is cut at its top-level keys', () => {
  checkBlocks('#cloud-config\na: 1\n# c\nb:\n- x\n- y\nc:\n  d: 1\n', [
    'a: 1\n# c\n',
    'b:\n- x\n- y\n',
    'c:\n  d: 1\n',
  ]);
});

test('quotes and brackets may go on at column 0', () => {
  checkBlocks('a: "x\nb: y"\nc: [1,\nd, e]\nf: 1\n', [
    'a: "x\nb: y"\n',
    'c: [1,\nd, e]\n',
    'f: 1\n',
  ]);
});

test('a quote that is never closed spoils only its own block', () => {
  const blocks = blocksOf('a: "x\nb: 1\nc: [1, 2\nd: 2\n');
  expect(blocks.map(({ reading }) => reading.errors.length)).toEqual([1, 0, 1, 0]);
});

test('what is no list of keys stays in one piece', () => {
  for (const text of [
    '- a\n- b\n',
    '{a: 1,\nb: 2}\n',
    'a: 1\n---\nb: 2\n',
    '  a: 1\n  b: 2\n',
    'x\ny\n',
    '? a\n: b\n',
    '&a\nb: 1\n',
    '!!map # c\nb: 1\nc: 2\n',
    'a: 1\n&b\n  c: 2\n',
    'a:\n|\n b\nc: 1\n',
    '#cloud-config\n\uFEFFa: 1\nb: 2\n',
    '---\t\na: 1\nb: 2\n',
    '',
  ]) {
    checkBlocks(text, [text]);
  }
});

test('a document mark at the top is no obstacle', () => {
  checkBlocks('---\na: 1\nb: 2\n', ['a: 1\n', 'b: 2\n']);
});

test('a tab behind it is none that PyYAML takes, and a byte order mark below the first line is part of the key', () => {
  expect(blocksOf('---\t\na: 1\n')[0]?.reading.errors).toHaveLength(1);
  const [block] = blocksOf('#cloud-config\n\uFEFFa: 1\n');
  expect(block?.reading.node).toMatchObject({ entries: [{ key: { text: '\uFEFFa' } }] });
});

test('a block that did not change is not read again', () => {
  const before = blocksOf('a: 1\nb: 2\n');
  const after = blocksOf('a: 3\nb: 2\n', before);
  expect(after[1]?.reading).toBe(before[1]?.reading);
  expect(after[0]?.reading).not.toBe(before[0]?.reading);
});

test('a text can be read in blocks exactly if it can be read whole', () => {
  const line = fc.constantFrom(
    'a: 1',
    'b:',
    '  - x',
    '- y',
    '  c: "d',
    'e"',
    'f: [1,',
    '2]',
    '# g',
    '',
    '  h: |',
    '    i',
    'j',
    '{k: 1}',
    '---',
    ' l: 1',
    'm: *n',
    '\to: 1',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const text = lines.join('\n');
      const blocks = blocksOf(text);
      const wrong = blocks.some(({ reading }) => reading.errors.length > 0);
      const stray = blocks.length > 1 && blocks.some(({ reading }) => reading.node?.kind !== 'map');
      expect(wrong || stray, text).toBe(readYaml(text).errors.length > 0);
    }),
    { numRuns: 250 },
  );
});
