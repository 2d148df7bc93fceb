import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Anchors, anchorsOf, entriesOf, resolved } from './anchors.ts';
import type { YamlErrorCode, YamlNode } from './node.ts';
import { lengthOfFirstEntry, readYaml } from './read.ts';

const plain = (node: YamlNode, anchors: Anchors): unknown => {
  const target = resolved(node, anchors);
  if (target === undefined) return undefined;
  if (target.kind === 'scalar')
    return target.type === 'date' ? { date: target.text } : target.value;
  if (target.kind === 'list') return target.items.map((item) => plain(item, anchors));
  return Object.fromEntries(
    entriesOf(target, anchors).map(({ key, value }) => [
      String(plain(key, anchors)),
      plain(value, anchors),
    ]),
  );
};

const checkYaml = (text: string, expected: unknown): void => {
  const reading = readYaml(text);
  const { anchors, errors } = anchorsOf(reading);
  expect([...reading.errors, ...errors], text).toEqual([]);
  expect(reading.node ? plain(reading.node, anchors) : undefined, text).toEqual(expected);
};

/** `«»` stand round what is wrong. */
const checkError = (marked: string, code: YamlErrorCode, detail = ''): void => {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const reading = readYaml(marked.replace('«', '').replace('»', ''));
  const errors = [...reading.errors, ...anchorsOf(reading).errors];
  expect(errors[0], marked).toEqual({ code, start, end, detail });
};

test('the words of YAML 1.1 are what PyYAML takes them for', () => {
  const values: readonly (readonly [string, unknown])[] = [
    ['yes', true],
    ['No', false],
    ['ON', true],
    ['off', false],
    ['y', 'y'],
    ['yEs', 'yEs'],
    ['~', null],
    ['Null', null],
    ['nULL', 'nULL'],
    ['', null],
    ['0644', 420],
    ['0o644', '0o644'],
    ['08', '08'],
    ['0x1F', 31],
    ['0b101', 5],
    ['1_000', 1000],
    ['+7', 7],
    ['-7', -7],
    ['22:22', 1342],
    ['80:80', '80:80'],
    ['1:30.5', 90.5],
    ['00:11:22:33:44:55', '00:11:22:33:44:55'],
    ['52:54:00:12:34:56', 41135085296],
    ['1.5', 1.5],
    ['1e3', '1e3'],
    ['1.0e+3', 1000],
    ['.5', 0.5],
    ['.inf', Infinity],
    ['-.INF', -Infinity],
    ['.nan', Number.NaN],
    ['9007199254740993', 9007199254740993n],
    ['2032-09-01', { date: '2032-09-01' }],
    ['2032-9-1', '2032-9-1'],
    ['2001-12-14t21:59:43.10-05:00', { date: '2001-12-14t21:59:43.10-05:00' }],
    ['ALL=(ALL) NOPASSWD:ALL', 'ALL=(ALL) NOPASSWD:ALL'],
    ['http://x/#y', 'http://x/#y'],
    ['a # b', 'a'],
    ['a#b', 'a#b'],
  ];
  for (const [text, value] of values) checkYaml(`k: ${text}\n`, { k: value });
});

test('quotes make text of everything', () => {
  checkYaml(`a: '0644'\nb: "yes"\nc: 'it''s'\nd: "a\\tb\\u00e9\\x41\\\n  c"\n`, {
    a: '0644',
    b: 'yes',
    c: "it's",
    d: 'a\tbéAc',
  });
});

test('text goes on over lines', () => {
  checkYaml('a: one\n  two\n\n  three\nb: "x\n  y\n\n  z"\n', { a: 'one two\nthree', b: 'x y\nz' });
});

test('text blocks keep, fold and chomp', () => {
  checkYaml(
    'a: |\n  x\n   y\n\nb: >\n  x\n  y\n\n  z\nc: |-\n  x\n\nd: |+\n  x\n\ne: |2\n    x\n',
    {
      a: 'x\n y\n',
      b: 'x y\nz\n',
      c: 'x',
      d: 'x\n\n',
      e: '  x\n',
    },
  );
});

test('lists and maps nest in blocks and brackets', () => {
  checkYaml('a:\n- 1\n- - 2\n  - x: 3\n    y: [4, {z: 5}, w: 6]\n?  b\n: c\n', {
    a: [1, [2, { x: 3, y: [4, { z: 5 }, { w: 6 }] }]],
    b: 'c',
  });
});

test('brackets may be closed at column 0, and have a comma too many', () => {
  checkYaml('a: [\n1, 2,\n]\nb: {x,}\n', { a: [1, 2], b: { x: null } });
});

test('the last of equal keys wins', () => {
  checkYaml('a: 1\na: 2\n', { a: 2 });
});

test('merges are worked in, and own keys win over them', () => {
  checkYaml('x: &x {a: 1, b: 1}\nz: &z {b: 2}\ny:\n  <<: [*x, *z]\n  c: 3\n', {
    x: { a: 1, b: 1 },
    z: { b: 2 },
    y: { a: 1, b: 1, c: 3 },
  });
});

test('tags say what a value is', () => {
  checkYaml(
    "a: !!str 5\nb: !!int '5'\nc: ! '5'\nd: !!bool 'yes'\ne: !<tag:yaml.org,2002:str> 1\n",
    {
      a: '5',
      b: 5,
      c: 5,
      d: true,
      e: '1',
    },
  );
});

test('a tag makes a number or a date of what does not look like one', () => {
  checkYaml("a: !!int '0o17'\nb: !!float 1_0\nc: !!timestamp '2020-1-1'\n", {
    a: 15,
    b: 10,
    c: { date: '2020-1-1' },
  });
  checkError('a: «!!float 0x1f»\n', 'yaml-value', '0x1f');
  checkError('a: «!!int 0:30»\n', 'yaml-value', '0:30');
  checkError('a: «!!timestamp 2020-01-01\n  - b»\n', 'yaml-value', '2020-01-01 - b');
  checkError('a: «2020-01-01 10:00:00 +24»\n', 'yaml-value', '2020-01-01 10:00:00 +24');
});

test('a list of pairs has nothing but pairs', () => {
  checkYaml('a: !!omap [b: 1]\nc: !!pairs []\n', { a: [{ b: 1 }], c: [] });
  checkError('a: «!!omap [b]»\n', 'yaml-tag', '!!omap');
  checkError('a: «!!pairs [{b: 1, c: 2}]»\n', 'yaml-tag', '!!pairs');
});

test('one document, with or without its marks', () => {
  checkYaml('---\na: 1\n...\n', { a: 1 });
  checkYaml('%YAML 1.1\n--- {a: 1}\n', { a: 1 });
  checkYaml('# nothing\n', undefined);
  checkYaml('\ufeffa: 1\r\nb: 2\r', { a: 1, b: 2 });
});

test('what cannot be read is told by a code and its place', () => {
  checkError('a: 1\nb:«\t»x\n', 'yaml-tab', '\t');
  checkError('a: «"»x\nb: 1\n', 'yaml-unclosed', 'quote');
  checkError("a: «'»x\n", 'yaml-unclosed', 'quote');
  checkError('a: «[»1, 2\n', 'yaml-unclosed', 'bracket');
  checkError('a: b«:» c\n', 'yaml-colon');
  checkError('a: «-» b\n', 'yaml-list');
  checkError('a: 1\n«b»\n', 'yaml-missing-colon');
  checkError('- "a" «&& b»\n', 'yaml-rest', 'quote');
  checkError('- [a] «b»\n', 'yaml-rest', 'bracket');
  checkError('a: 1\n  b«:» 2\n', 'yaml-colon');
  checkError('a:\n  - 1\n «-» 2\n', 'yaml-indentation', 'map-dash');
  checkError('a: «@»x\n', 'yaml-character', '@');
  checkError('a: «`»x\n', 'yaml-character', '`');
  checkError('a: «%»x\n', 'yaml-character', '%');
  checkError('a: "«\\d»"\n', 'yaml-escape', '\\d');
  checkError('a: |«x»\n', 'yaml-block-header', 'x');
  checkError('a: [1 «{»2}]\n', 'yaml-flow');
  checkError('a: «\x07»\n', 'yaml-control-character', 'U+0007');
  checkError('a: 1\n«---»\nb: 2\n', 'yaml-documents', 'end');
  checkError('«%YAML 2.0»\n---\na: 1\n', 'yaml-directive');
  checkError('a: «*b»\n', 'yaml-alias', 'b');
  checkError('a: &a [«*a»]\n', 'yaml-recursion', 'a');
  checkError('a: «!!binary x»\n', 'yaml-base64', 'x');
  checkError('a: &x 1\nb: «&x 2»\n', 'yaml-anchor', 'x');
  checkError('a: «!foo x»\n', 'yaml-tag', '!foo');
  checkError('a: «!!python/name:os x»\n', 'yaml-tag', '!!python/name:os');
  checkError('a: «=»\n', 'yaml-value', '=');
  checkError('a: «2032-13-45»\n', 'yaml-value', '2032-13-45');
  checkError('a: «!!int x»\n', 'yaml-value', 'x');
  checkError('a: {«{b}»: c}\n', 'yaml-key');
});

test('too deep is too deep, in brackets and by dashes', () => {
  for (const text of ['['.repeat(10_000), '- '.repeat(10_000), '{a: '.repeat(10_000)]) {
    expect(readYaml(text).errors.map(({ code }) => code)).toEqual(['yaml-too-deep']);
  }
});

test('the first entry of a text may go on at column 0 within quotes and brackets', () => {
  expect(lengthOfFirstEntry('a: "x\ny"\nb: 1\n')).toBe('a: "x\ny"\n'.length);
  expect(lengthOfFirstEntry('a: [1,\n2]\n')).toBe('a: [1,\n2]\n'.length);
  expect(lengthOfFirstEntry('a: "x\nb: 1\n')).toBeUndefined();
  expect(lengthOfFirstEntry('- a\n')).toBeUndefined();
});

test('no text whatever makes the reader fail or point outside of it', () => {
  const pieces = [
    'a',
    ': ',
    '- ',
    '\n',
    '  ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '|',
    '>',
    '&a ',
    '*a',
    '!',
    '#',
    '\t',
    '?',
    '%',
    '---\n',
    '<<: ',
    '\u{1f600}',
    '\ud800',
    '\0',
    '1:2',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 24 }), (parts) => {
      const text = parts.join('');
      for (const { start, end } of readYaml(text).errors)
        expect(start >= 0 && end >= start && start <= text.length).toBe(true);
    }),
    { numRuns: 200 },
  );
});
