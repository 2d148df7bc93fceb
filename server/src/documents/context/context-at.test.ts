import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorText } from '../cursor-text.ts';
import { openDocument, regionAt } from '../open-document.ts';
import type { Context } from './context.ts';
import { contextAt } from './context-at.ts';
import type { Step } from './path.ts';

const contextOf = (marked: string): Context => {
  const { source, position } = cursorText(marked);
  const region = regionAt(openDocument(source), position);
  return region ? contextAt(source, region, position) : { kind: 'nothing' };
};

const pathText = (steps: readonly Step[]): string =>
  steps.map((step) => (step.kind === 'item' ? '*' : step.name)).join('.');

const summary = (context: Context): string => {
  switch (context.kind) {
    case 'nothing':
    case 'header':
      return context.kind;
    case 'alias':
    case 'tag':
    case 'anchor':
    case 'style':
      return `${context.kind} <${context.word.text}>`;
    case 'jinja':
      return `${context.place} ${context.expression}<${context.word.text}>`;
    case 'value':
      return `value ${pathText(context.steps)} ${context.quote}<${context.word.text}>`;
    case 'key': {
      const marks = [
        context.isItem && 'item',
        context.isFlow && 'flow',
        context.hasColon && 'colon',
      ];
      const beside = [...context.siblings.keys()].toSorted().join();
      return [
        `key ${pathText(context.steps)} <${context.word.text}>`,
        ...marks,
        beside && `beside ${beside}`,
      ]
        .filter(Boolean)
        .join(' ');
    }
  }
};

/** The text stands below the header. */
const checkContext = (marked: string, expected: string): void => {
  expect(summary(contextOf(`#cloud-config\n${marked}`)), marked).toBe(expected);
};

test('a key at the top', () => {
  checkContext('|', 'key  <>');
  checkContext('ru|', 'key  <ru>');
  checkContext('a: 1\nru|\nb: 2\n', 'key  <ru> beside a,b');
  checkContext('a:\n- x\n|\n', 'key  <> beside a');
  checkContext('us|ers: x\n', 'key  <users> colon');
});

test('a key in a map, with its siblings above and below', () => {
  checkContext('a:\n  |\n', 'key a <>');
  checkContext('a:\n  b: 1\n  c|\n  d: 2\n', 'key a <c> beside b,d');
  checkContext('a:\n  b:\n    x: 1\n  c|\n', 'key a <c> beside b');
  checkContext('a:\n  b: 1\n|\n', 'key  <> beside a');
});

test('a list item', () => {
  checkContext('a:\n  - |\n', 'key a.* <> item');
  checkContext('a:\n- x|\n', 'key a.* <x> item');
  checkContext('a:\n  - b: 1\n    c|\n  - d: 2\n', 'key a.* <c> beside b');
  checkContext('a:\n  - |\n    c: 1\n', 'key a.* <> item beside c');
  checkContext('a:\n  - b: 1\n  - c|\n    d: 2\n', 'key a.* <c> item beside d');
  checkContext('a:\n  - - |\n', 'key a.*.* <> item');
  checkContext('a:\n  - b:\n      - c: 1\n        |\n', 'key a.*.b.* <> beside c');
  checkContext('a:\n  - b: 1\n  |\n', 'key a <>');
});

test('a value', () => {
  checkContext('a: |\n', 'value a <>');
  checkContext('a: x|y z # c\n', 'value a <xy z>');
  checkContext('a: "x|y"\n', 'value a "<xy>');
  checkContext("a: 'x|\nb: 1\n", "value a '<x>");
  checkContext('a:\n  - b: |\n', 'value a.*.b <>');
  checkContext('a: !!str |\n', 'value a <>');
});

test('brackets', () => {
  checkContext('a: [|\n', 'value a.* <>');
  checkContext('a: [x, y|]\n', 'value a.* <y>');
  checkContext('a: {|\nb: 1\n', 'key a <> flow');
  checkContext('a: {b: 1, c|, d: 2}\n', 'key a <c> flow beside b,d');
  checkContext('a: {b: |}\n', 'value a.b <>');
  checkContext('a: [{b: [x, {c: |\n', 'value a.*.b.*.c <>');
  checkContext('a:\n  - {b: "}", |}\n', 'key a.* <> flow beside b');
  checkContext('a: {\n  b: 1,\n  |\n}\n', 'key a <> flow beside b');
  checkContext('a: [1] |\n', 'nothing');
});

test('all in brackets, as JSON is', () => {
  checkContext('{"a": 1, "b|": 2}\n', 'key  <b> flow colon beside a');
  checkContext('---\n{\n  "a": 1,\n  "|"\n}\n', 'key  <> flow beside a');
  checkContext('{\n  "a": {\n    "b": |\n  }\n}\n', 'value a.b <>');
  checkContext('{\nb:\n  |\n', 'key b <>');
});

test('what stands in brackets on other lines is beside, the key itself is not', () => {
  checkContext('a: {\n  b: 1,\n  c|: 2,\n  d: 3\n}\n', 'key a <c> flow colon beside b,d');
  checkContext('a: {|,\n  b: 1}\n', 'key a <> flow beside b');
  checkContext("a: {|, b: 'c\n\n  d', e: 1}\n", 'key a <> flow beside b,e');
  const many = Array.from({ length: 300 }, (_, index) => `    x${index},\n`).join('');
  checkContext(`a: {\n  |,\n  b: [\n${many}  ],\n  c: 1\n}\n`, 'key a <> flow beside b,c');
  checkContext('a: {|\nb: {c: 1}\n', 'key a <> flow');
});

test('mistakes elsewhere do not matter', () => {
  checkContext('a: "x\nb:\n  c: |\n', 'value b.c <>');
  checkContext('a:\n  - [x, y\nb:\n  c: |\n', 'value b.c <>');
  checkContext('a: {{x\nb:\n  |\n', 'key b <>');
  checkContext('a\nb:\n  - c: 1\n    d|\n    e: 2\n', 'key b.* <d> beside c,e');
  checkContext('\ta: 1\nb:\n  |\n', 'key b <>');
});

test('nothing is offered within text and comments', () => {
  checkContext('a: |\n  x: ¦\n', 'nothing');
  checkContext('a:\n  - b: >-\n      x\n\n      ¦\n', 'nothing');
  checkContext('a: |\n  x\n¦\n  y\n', 'nothing');
  checkContext('a:\n  - |\n    x ¦\n', 'nothing');
  checkContext('# x|\n', 'nothing');
  checkContext('a: 1 # x|\n', 'nothing');
  checkContext('a: x\n  |\n', 'nothing');
});

test('text ends where the indentation says', () => {
  checkContext('a: |\n  x\n¦\n', 'key  <> beside a');
  checkContext('a:\n  - b: |\n      x\n    c¦\n', 'key a.* <c> beside b');
});

test('quoted keys are keys', () => {
  checkContext('"a b":\n  \'c\': |\n', 'value a b.c <>');
});

test('the first line is for the header', () => {
  expect(summary(contextOf('#cl|'))).toBe('header');
  expect(summary(contextOf('|'))).toBe('header');
  expect(summary(contextOf('## template: jinja\n#|'))).toBe('header');
});

test('in a template, expressions are told from YAML', () => {
  const checkTemplate = (marked: string, expected: string): void => {
    expect(summary(contextOf(`## template: jinja\n#cloud-config\n${marked}`)), marked).toBe(
      expected,
    );
  };
  checkTemplate('a: {{ v1.|\n', 'expression v1.<>');
  checkTemplate('a: {{ v1.lo| }}\n', 'expression v1.<lo>');
  checkTemplate('{% if v1.x and | %}\n', 'expression <>');
  checkTemplate('a: {{ x }} |\n', 'nothing');
  checkTemplate('{% if a %}\nb: 1\n{% endif %}\n|\n', 'key  <> beside b');
});

test('any place of any text has a context', () => {
  const piece = fc.constantFrom(
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
    '#',
    '{{',
    '}}',
    '\t',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(30), (parts, at) => {
      const text = `#cloud-config\n${parts.join('')}`;
      const cut = Math.min(at + 14, text.length);
      const context = contextOf(`${text.slice(0, cut).replaceAll('¦', '')}¦${text.slice(cut)}`);
      if (context.kind !== 'nothing')
        expect(context.word.end).toBeGreaterThanOrEqual(context.word.start);
    }),
    { numRuns: 200 },
  );
});
