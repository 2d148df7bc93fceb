import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainValue } from '../plain-value.ts';
import { yamlDocument } from '../yaml-document.ts';
import { quickYaml } from './quick-yaml.ts';

/** What the parser that knows all of YAML says. */
const whole = (text: string) => {
  const { document, faults } = yamlDocument(text);
  const { value, faults: more } = plainValue(document?.contents);
  return { value, faults: [...faults, ...more] };
};

const checkQuick = (text: string, expected: unknown) => {
  expect(quickYaml(text)?.value).toEqual(expected);
  expect(whole(text)).toEqual({ value: expected, faults: [] });
};

const checkLeft = (...texts: string[]) => {
  for (const text of texts) expect(quickYaml(text), text).toBeUndefined();
};

test('maps, lists and maps in lists are read', () => {
  checkQuick('a:\n  b: c\n  d:\n    - e\n    - f: g\n      h: i\n    - - j\n', {
    a: { b: 'c', d: ['e', { f: 'g', h: 'i' }, ['j']] },
  });
  checkQuick('---\na:\n- b\n-\n  c: d\ne:\nf: # g\n', { a: ['b', { c: 'd' }], e: null, f: null });
});

test('scalars mean what they mean in YAML', () => {
  checkQuick(
    'a: 1\nb: -20\nc: yes\nd: true\ne: ~\nf: 10.0.0.4\ng: fa:16:3e:00:00:01\nh: a # b\ni: a#b\nj: -x\nk: \u00a0\n',
    {
      ...{ a: 1, b: -20, c: 'yes', d: true, e: null, f: '10.0.0.4', g: 'fa:16:3e:00:00:01' },
      ...{ h: 'a', i: 'a#b', j: '-x', k: '\u00a0' },
    },
  );
  checkQuick('"a b" : \'it\'\'s\'\n1.0: "x\\n\\u0041\\\\"\n', { 'a b': "it's", '1.0': 'x\nA\\' });
});

test('lists and maps in brackets are read', () => {
  checkQuick('a: [b, "c,d", {e: [1, 2], \'f\': g h}] # i\nj: []\nk: { }\n', {
    a: ['b', 'c,d', { e: [1, 2], f: 'g h' }],
    j: [],
    k: {},
  });
});

test('literal blocks are read, with every way to end', () => {
  checkQuick(
    'a: |\n  b: c\n\n    # d\n\n\n# e\nf: |-\n    g\n\nh:\n- |+\n  i\n\n- j: |\n    k\n  l: m\n',
    {
      a: 'b: c\n\n  # d\n',
      f: 'g',
      h: ['i\n\n', { j: 'k\n', l: 'm' }],
    },
  );
});

test('keys keep the order of the text', () => {
  const reading = quickYaml('b: 1\n10: 2\na: {z: 1, 3: 2, y: 3, 1: 4}\n2: 3\n');
  const { value, keysOf } = reading ?? expect.fail('not read');
  expect(keysOf(value)).toEqual(['b', '10', 'a', '2']);
  expect(keysOf(Object(value).a)).toEqual(['z', '3', 'y', '1']);
});

test('everything else is left to the parser that knows it', () => {
  checkLeft(
    'a: &b c\n',
    'a: *b\n',
    'a: !b c\n',
    '? a\n',
    'a: >\n  b\n',
    'a: |2\n    b\n',
    '<<: {}\n',
  );
  checkLeft(
    'a: b\n  c\n',
    'a: "b\n  c"\n',
    'a: [b,\n  c]\n',
    'a: {b}\n',
    'a: [b: c]\n',
    'a: {"b":c}\n',
  );
  checkLeft('a: 1.5\n', 'a: 0x10\n', 'a: 1e3\n', 'a: .inf\n', 'a: 007\n', 'a: "\\x41"\n');
  checkLeft(
    '',
    '# a\n',
    'a\n',
    '- a\n',
    '{a: b}\n',
    'a: b\n---\nc: d\n',
    '%YAML 1.2\n---\na: b\n',
    'a: b\r\n',
  );
  checkLeft(
    'a: 1\na: 2\n',
    '__proto__: a\n',
    '~: a\n',
    'a: b: c\n',
    'a: "b\n',
    'a: [b\n',
    ' a: b\nc: d\n',
  );
  checkLeft(
    'a:\tb\n',
    '\ta: b\n',
    'a: b\tc\n',
    'a: |\n\tb\n',
    `${'- '.repeat(40)}a\n`,
    `a: ${'['.repeat(40)}`,
  );
});

const pieces = [
  ...[
    'a',
    'b: ',
    'c:\n',
    '- ',
    '  ',
    '\n',
    '\n  ',
    '\n    ',
    ': ',
    ':',
    ' #',
    '#',
    '|\n',
    '|-\n',
    '|+\n',
    '"',
    "'",
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    ', ',
    ',',
    '&a',
    '*a',
    '!',
    '?',
    '>\n',
    '~',
    'null',
    '1',
    '-1',
    '1.5',
    '0x1',
    '\\',
    '\t',
  ],
  ...[
    '---\n',
    '%',
    '@',
    '`',
    '=',
    '<<',
    '\u00a0',
    '\u2028',
    '\u0085',
    '\ufeff',
    '\u3000',
    '\u0000',
    'true',
  ],
];

test('whatever it reads, it reads as the other parser does', () => {
  let read = 0;
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join(''));
  const inside = fc
    .tuple(text, fc.constantFrom('', 'k: ', 'k:\n  l: m\n  n: ', 'k:\n- l\n- '))
    .map(([some, before]) => `${before}${some}\nz: end\n`);
  const check = (some: string) => {
    const quick = quickYaml(some);
    if (!quick) return;
    read += 1;
    expect(whole(some), JSON.stringify(some)).toEqual({ value: quick.value, faults: [] });
  };
  fc.assert(fc.property(inside, check), { numRuns: 250, seed: 1 });
  expect(read).toBeGreaterThan(20);
});
