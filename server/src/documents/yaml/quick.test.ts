import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quickMap } from './quick.ts';
import { fullReading } from './read.ts';

/** Whether the quick way reads a text, and as the full reader does. */
const checkQuick = (text: string, isQuick = true): void => {
  const node = quickMap(text);
  expect(node !== undefined, text).toBe(isQuick);
  if (node)
    expect({ node, errors: [] }, text).toEqual({
      node: fullReading(text).node,
      errors: fullReading(text).errors,
    });
};

test('everyday texts are read the quick way, as the full reader reads them', () => {
  checkQuick('a: 1\n');
  checkQuick('# c\n\na: b c # d\n\nb: \'x y\'\nc: "z"');
  checkQuick("a:\n  - b\n  - c: 0644\n    d: yes\n  - [e, 'f g', 1.5]\n");
  checkQuick('a:\n- b\n- c\nd:\n');
  checkQuick('a:\n  b: |\n    x\n\n     y\n\n  c: |-\n    z\n');
  checkQuick('a: |+\n  x\n\n\nb: 2032-09-01\n');
  checkQuick('a: http://x:80/#y\nb: -x\nc: ~\n');
});

test('what is not so simple is left to the full reader', () => {
  for (const text of [
    'a: b\n  c\n',
    'a: &x 1\n',
    'a: "\\n"\n',
    "a: 'it''s'\n",
    'a: {b: c}\n',
    'a: >\n  x\n',
    'a: |\n\n  x\n',
    'a b: c\n',
    '- a\n',
    '---\na: b\n',
    'a: b: c\n',
    'a: 1\r\n',
    'a:\n\tb: 1\n',
    'a: 2032-13-01\n',
    'a:\n  - b\n c: d\n',
    'a: x\x07\n',
  ])
    checkQuick(text, false);
});

test('where both read a text they read the same', () => {
  const piece = fc.constantFrom(
    'a',
    'b:',
    ': ',
    ' ',
    '  ',
    '    ',
    '\n',
    '\n  ',
    '\n    ',
    '- ',
    '\n- ',
    '\n  - ',
    '|',
    '|-',
    '|+',
    '#',
    ' # c',
    "'",
    '"',
    '[',
    ']',
    ', ',
    '1',
    '0644',
    'yes',
    'x y',
    '---',
    '.',
    'k: v',
    '\nk:',
    '-',
    '?',
    '~',
    '<<',
    'é',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = `k: v\n${pieces.join('')}`;
      const node = quickMap(text);
      if (node) expect(fullReading(text)).toMatchObject({ node, errors: [] });
    }),
    { numRuns: 500 },
  );
});
