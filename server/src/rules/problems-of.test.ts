import { expect, test } from 'vitest';
import { documentNamed } from '../documents/cursor-text.ts';
import { type OpenDocument, openDocument } from '../documents/open-document.ts';
import type { Problem } from '../problem.ts';
import { type Settings, standardSettings } from '../settings.ts';
import { finding, findingAt } from './frame/finding.ts';
import { edit, safeFix } from './frame/fix.ts';
import { at } from './frame/pattern.ts';
import { ruleBook } from './frame/rule-problems.ts';
import { textOf } from './frame/value.ts';
import { problemsOf } from './problems-of.ts';
import { blockRule, crossRule, type Rule, textRule, valueRule } from './rule.ts';

const facts = {
  code: 'no-x',
  severity: 'warning',
  title: 'An x',
  explanation: 'No x.',
} as const;

const noX = valueRule({
  ...facts,
  at: [at('packages', '*')],
  check: (one) =>
    textOf(one) === 'x' ? finding(one, 'x', safeFix('y', edit(one.scope, one.span, 'y'))) : [],
});

const open = (text: string, name = 'user-data'): OpenDocument =>
  openDocument(documentNamed(name, text));

const found = (
  document: OpenDocument,
  rules: readonly Rule[],
  settings: Settings = standardSettings,
): readonly Problem<string>[] =>
  problemsOf(
    document,
    settings,
    ({ code }, error) => {
      throw new Error(code, { cause: error });
    },
    ruleBook(rules),
  );

const codesOf = (problems: readonly Problem<string>[]): readonly string[] =>
  problems.map(({ code }) => code);

const spots = (document: OpenDocument, rules: readonly Rule[]): readonly string[] =>
  found(document, rules).map(({ start, end }) => document.source.text.slice(start, end));

const config = (text: string): OpenDocument => open(`#cloud-config\n${text}`);

test('findings and their fixes count in the document, in MIME parts too', () => {
  const mime =
    'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/cloud-config\n\nhostname: a\npackages: [z]\n\n--b\nContent-Type: text/cloud-config\n\npackages:\n  - z\n  - x\n--b--\n';
  const document = open(mime, 'user-data.mime');
  const [one] = found(document, [noX]);
  expect(one?.start).toBe(mime.indexOf('x\n--b--'));
  expect(one?.fixes?.[0]?.edits).toEqual([{ start: one?.start, end: one?.end, text: 'y' }]);
});

test('a block that cannot be read, or is lost to one further down, is not judged', () => {
  expect(codesOf(found(config('packages: [x\n'), [noX]))).toEqual(['yaml-syntax']);
  expect(codesOf(found(config('packages: [x]\npackages: [z]\n'), [noX]))).toEqual([
    'duplicate-key',
  ]);
});

test('advice waits until all can be read', () => {
  const advice: Rule = { ...noX, severity: 'hint' };
  expect(codesOf(found(config('packages: [x]\n'), [advice]))).toEqual(['no-x']);
  const broken = config('packages: [x]\nruncmd: [\n');
  expect(codesOf(found(broken, [advice]))).toEqual(['yaml-syntax']);
  expect(codesOf(found(broken, [noX]))).toEqual(['no-x', 'yaml-syntax']);
});

test('settings make of a code what they will, of validation as of rules', () => {
  const document = config('packages: [x]\nhostnam: a\n');
  const rules = { 'no-x': 'error', 'unknown-key': 'off' } as const;
  expect(found(document, [noX], { ...standardSettings, rules })).toMatchObject([
    { code: 'no-x', severity: 'error' },
  ]);
});

test('a comment on the line, or right above it, passes over a code', () => {
  const passes = (text: string): void => expect(found(config(text), [noX])).toEqual([]);
  passes('packages:\n  - x # cloud-init-check: ignore no-x\n');
  passes('packages:\n  # cloud-init-check: ignore no-y, no-x\n  # why\n  - x\n');
  const stays = (text: string): void =>
    expect(codesOf(found(config(text), [noX]))).toEqual(['no-x']);
  stays('packages:\n  - x # cloud-init-check: ignore no-y\n');
  stays('packages:\n  # cloud-init-check: ignore no-x\n\n  - x\n');
});

test('a rule that says it better takes the place of validation, unless it is off', () => {
  const better = valueRule({
    ...facts,
    replaces: ['wrong-type'],
    at: [at('hostname')],
    check: (one) => finding(one, 'better'),
  });
  const document = config('hostname: 7\n');
  expect(codesOf(found(document, [better]))).toEqual(['no-x']);
  const rules = { 'no-x': 'off' } as const;
  expect(codesOf(found(document, [better], { ...standardSettings, rules }))).toEqual([
    'wrong-type',
  ]);
});

test('a rule that throws is told of, and the others go on', () => {
  const broken = valueRule({
    ...facts,
    code: 'broken',
    at: [at('packages')],
    check: () => {
      throw new Error('oh');
    },
  });
  const failed: string[] = [];
  const problems = problemsOf(
    config('packages: [x]\n'),
    standardSettings,
    ({ code }) => failed.push(code),
    ruleBook([broken, noX]),
  );
  expect([codesOf(problems), failed]).toEqual([['no-x'], ['broken']]);
});

test('after an edit only the block that changed is judged, and across blocks only what was gathered', () => {
  const asked: string[] = [];
  const each = valueRule({
    ...facts,
    at: [at('packages'), at('hostname')],
    check: ({ part }) => {
      asked.push(String(part));
      return undefined;
    },
  });
  const across = crossRule({
    ...facts,
    code: 'across',
    gathers: { names: [at('users', '*')] },
    check: ({ names }) => {
      asked.push(`across ${names.length}`);
      return undefined;
    },
  });
  const text = (host: string, users: string): string =>
    `#cloud-config\npackages: [z]\nhostname: ${host}\nusers: ${users}\n`;
  const rules = [each, across];
  const first = open(text('a', '[b]'));
  found(first, rules);
  expect(asked.splice(0)).toEqual(['packages', 'hostname', 'across 1']);
  const book = ruleBook(rules);
  const look = (next: string, earlier: OpenDocument): OpenDocument => {
    const document = openDocument(documentNamed('user-data', next), earlier);
    problemsOf(document, standardSettings, () => undefined, book);
    return document;
  };
  const second = look(text('a', '[b]'), first);
  asked.splice(0);
  const third = look(text('c', '[b]'), second);
  expect(asked.splice(0)).toEqual(['hostname']);
  look(text('c', '[b, d]'), third);
  expect(asked.splice(0)).toEqual(['across 2']);
});

test('aliases and merges are followed, and pointed at where they stand', () => {
  expect(spots(config('packages: &p [x]\nbootcmd: []\nfoo: 1\n'), [noX])).toContain('x');
  const users = valueRule({
    ...facts,
    at: [at('users', '*', 'shell')],
    check: (one) => finding(one, `${one.borrowed}`, safeFix('y', edit(one.scope, one.span, 'y'))),
  });
  const merged = config('users:\n  - &a {name: a, shell: /bin/x}\n  - {<<: *a, name: b}\n');
  expect(spots(merged, [users])).toEqual(['/bin/x', '*a']);
});

test('rules of two that stand side by side are silent where a template chooses', () => {
  const pairs = valueRule({
    ...facts,
    skipsStatements: true,
    at: [at('packages')],
    check: (one) => finding(one, ''),
  });
  const template = '## template: jinja\n#cloud-config\n{% if a %}\npackages: [x]\n{% endif %}\n';
  expect(codesOf(found(open(template), [pairs]))).toEqual([]);
  expect(codesOf(found(config('packages: [x]\n'), [pairs]))).toEqual(['no-x']);
});

test('a rule may look at the text of blocks, at the whole, and at other kinds of regions', () => {
  const word = blockRule({
    ...facts,
    check: (block) => findingAt(block, { start: 0, end: 4 }, ''),
  });
  expect(spots(config('hostname: a\nlocale: b\n'), [word])).toEqual(['host', 'loca']);
  const whole = textRule({
    ...facts,
    check: (document) => findingAt(document, { start: 1, end: document.text.length - 1 }, ''),
  });
  expect(spots(open('#!/bin/sh\n'), [whole])).toEqual(['!/bin/sh']);
  const network = valueRule({
    ...facts,
    regions: ['network-config'],
    at: [at('network', 'ethernets', '*')],
    check: (one) => finding(one, ''),
  });
  const text = 'network:\n  version: 2\n  ethernets:\n    eth0: {dhcp4: true}\n';
  expect(spots(open(text, 'network-config'), [network])).toEqual(['{dhcp4: true}']);
});
