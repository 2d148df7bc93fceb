import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edited, lineAt, offsetAt, positionAt, sourceText } from './source-text.ts';

const open = (text: string) => sourceText('file:///user-data', 'cloud-config', 1, text);

test('lines end at \\n, \\r\\n and \\r', () => {
  const source = open('a\r\nb\rc\nd');
  expect([0, 1, 2, 3, 4].map((line) => lineAt(source, line))).toEqual(['a', 'b', 'c', 'd', '']);
});

test('a position beyond its line is moved to the end of the line', () => {
  const source = open('ab\r\ncd');
  expect(offsetAt(source, { line: 0, character: 99 })).toBe(2);
  expect(offsetAt(source, { line: 9, character: 0 })).toBe(6);
});

test('an offset and its position belong together', () => {
  const source = open('ab\ncd\n');
  for (const offset of [0, 1, 2, 3, 4, 5, 6]) {
    expect(offsetAt(source, positionAt(source, offset))).toBe(offset);
  }
});

test('the line index after edits is that of the whole text', () => {
  const piece = fc.stringMatching(/^[ab\n\r]{0,6}$/);
  const position = fc.record({ line: fc.nat(8), character: fc.nat(8) });
  fc.assert(
    fc.property(piece, fc.array(fc.tuple(position, position, piece)), (text, edits) => {
      let source = open(text);
      for (const [one, other, inserted] of edits) {
        const [start, end] = [one, other].toSorted(
          (a, b) => offsetAt(source, a) - offsetAt(source, b),
        );
        if (start && end) source = edited(source, [{ range: { start, end }, text: inserted }], 2);
      }
      expect(source.lineStarts).toEqual(open(source.text).lineStarts);
    }),
  );
});

test('a change without a range replaces everything', () => {
  expect(edited(open('a\nb'), [{ text: 'x\ny\nz' }], 7)).toMatchObject({
    text: 'x\ny\nz',
    version: 7,
    lineStarts: [0, 2, 4],
  });
});
