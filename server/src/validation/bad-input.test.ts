import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentNamed } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { mostCharacters } from '../documents/regions.ts';
import type { Problem } from '../problem.ts';
import { problemsIn } from './problems-in.ts';

const problemsOf = (body: string, name = 'user-data'): readonly Problem[] => {
  const text = `#cloud-config\n${body}`;
  return problemsIn(text, openDocument(documentNamed(name, text)).read());
};

const codesOf = (body: string): readonly string[] => problemsOf(body).map(({ code }) => code);

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

test('a document that is too large is not checked, and that is told on its first line', () => {
  const [found, more] = problemsOf(`hostnam: ${'a'.repeat(mostCharacters)}\n`);
  expect(found).toMatchObject({ code: 'too-large', start: 0, end: 13 });
  expect(found?.message).toContain(`up to ${mostCharacters} are read`);
  expect(more).toBeUndefined();
});

test('merges of merges count once, however many ways lead to them', () => {
  const merges = lines(60, (i) => `m${i + 1}: &m${i + 1} {<<: [*m${i}, *m${i}]}\n`);
  const found = problemsOf(`m0: &m0 {nam: a}\n${merges}users:\n  - *m60\n`);
  expect(found.filter(({ message }) => /`nam`/.test(message)).length).toBe(1);
});

test('of keys merged from several maps the last that is named last wins, as in PyYAML', () => {
  const maps = 'a: &a {name: 1}\nb: &b {name: x}\n';
  const unknown = ['unknown-key', 'unknown-key'];
  expect(codesOf(`${maps}users:\n  - <<: [*a, *b]\n`)).toEqual([...unknown, 'wrong-type']);
  expect(codesOf(`${maps}users:\n  - <<: [*b, *a]\n`)).toEqual(unknown);
  expect(codesOf(`${maps}users:\n  - <<: [*b, *a, *b]\n`)).toEqual(unknown);
  expect(codesOf(`${maps}users:\n  - <<: *a\n    name: x\n`)).toEqual(unknown);
});

test('a map that merges itself is told, and ends', () => {
  expect(codesOf('users:\n  - &a\n    <<: *a\n    name: x\n')).toEqual(['yaml-syntax']);
});

test('more digits than Python takes are no number', () => {
  expect(codesOf(`runcmd:\n  - [a, ${'1'.repeat(4300)}]\n`)).toEqual(['wrong-type']);
  expect(codesOf(`runcmd:\n  - [a, ${'1'.repeat(4301)}]\n`)).toEqual(['yaml-syntax']);
});

test('very many empty lines, blanks and wrong items overflow nothing', () => {
  expect(codesOf('\n'.repeat(300_000))).toEqual(['not-a-map']);
  expect(codesOf(`hostname: [a${' '.repeat(100_000)}# x\n]\n`)).toEqual(['wrong-type']);
});

test('any bytes are answered, with places within the text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const body = Buffer.from(bytes).toString('latin1');
      for (const { start, end } of problemsOf(body))
        expect(start >= 0 && end >= start && end <= body.length + 14, body).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('whatever means something to YAML, jinja or mail is answered, in any order', () => {
  const piece = fc.constantFrom(
    '\n',
    '\n  ',
    ': ',
    '- ',
    '? ',
    '&a ',
    '*a',
    '<<: ',
    '<<: [*a, *a]',
    '{',
    '}',
    '[',
    ']',
    ', ',
    '"',
    "'",
    '|\n',
    '>-\n',
    '!!binary ',
    '!!set ',
    '!!int ',
    '---\n',
    '...\n',
    '%TAG ! !\n',
    '\0',
    '\ud800',
    '\ufeff',
    '\x85',
    '\u2028',
    '\t',
    '\r',
    '{{ x',
    ' }}',
    '{% if',
    ' %}',
    '{#',
    'users',
    'name',
    'k'.repeat(1100),
    '1',
    '1e3',
    '2032-13-01',
    'network',
    'version',
    'MIME-Version: 1.0\n',
    'Content-Type: multipart/mixed; boundary=b\n',
    '\n--b\n',
    '--b--\n',
  );
  const heads = [
    '',
    '## template: jinja\n#cloud-config\n',
    '#cloud-config-archive\n',
    '#include\n',
    'MIME-Version: 1.0\n',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.array(piece, { maxLength: 40 }), (head, pieces) => {
      const text = head + pieces.join('');
      for (const name of ['user-data', 'network-config']) {
        const found = problemsIn(text, openDocument(documentNamed(name, text)).read());
        for (const { start, end } of found)
          expect(start >= 0 && end >= start && end <= text.length, JSON.stringify(text)).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

test('very many wrong values cost no more than can be shown of them', () => {
  const found = problemsOf(`users:\n${lines(1_000, (i) => `  - nam: u${i}\n`)}`);
  expect(found.length).toBe(501);
  expect(found.at(-1)?.code).toBe('too-large');
});
