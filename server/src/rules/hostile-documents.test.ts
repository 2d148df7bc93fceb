import { expect, test } from 'vitest';
import { documentNamed } from '../documents/cursor-text.ts';
import { type OpenDocument, openDocument } from '../documents/open-document.ts';
import { standardSettings } from '../settings.ts';
import { mostProblems } from '../validation/problems-in.ts';
import { finding, findingAt } from './frame/finding.ts';
import { fixesOf } from './frame/fixes.ts';
import { at } from './frame/pattern.ts';
import { type RuleBook, ruleBook, ruleProblems } from './frame/rule-problems.ts';
import { itemsOf } from './frame/value.ts';
import { problemsOf } from './problems-of.ts';
import { blockRule, type Rule, valueRule } from './rule.ts';

const facts = { code: 'x', severity: 'warning', title: 'X', explanation: 'X.' } as const;

const throwing = ({ code }: { readonly code: string }, error: unknown): never => {
  throw new Error(`The rule ${code} threw.`, { cause: error });
};

const config = (text: string): OpenDocument =>
  openDocument(documentNamed('user-data', `#cloud-config\n${text}`));

const bookOf = (...rules: readonly Rule[]): RuleBook => ruleBook(rules);

const judgedBy = (document: OpenDocument, book: RuleBook): ReturnType<typeof ruleProblems> =>
  ruleProblems({ document, book, settings: standardSettings, failed: throwing });

test('a rule is not asked any more once there are more findings than are shown', () => {
  let asked = 0;
  const always = valueRule({
    ...facts,
    at: [at('packages', '*')],
    check: (one) => {
      asked += 1;
      return finding(one, 'x');
    },
  });
  judgedBy(config(`packages:\n${'  - a\n'.repeat(2000)}`), bookOf(always));
  expect(asked).toBe(mostProblems + 1);
});

test('of a rule that finds thousands at one value no more than are shown are kept', () => {
  const many = valueRule({
    ...facts,
    at: [at('packages')],
    check: (one) => itemsOf(one).map((item) => finding(item, 'x')),
  });
  const found = judgedBy(config(`packages:\n${'  - a\n'.repeat(2000)}`), bookOf(many));
  expect(found.length).toBeLessThanOrEqual(mostProblems + 1);
});

test('a list that hundreds of aliases stand for is looked at a limited number of times', () => {
  let asked = 0;
  const counting = valueRule({
    ...facts,
    at: [at('users', '*', 'groups', '*')],
    check: () => {
      asked += 1;
      return undefined;
    },
  });
  const list = `x: &x [${'a, '.repeat(500)}]\n`;
  judgedBy(config(`${list}users:\n${'  - groups: *x\n'.repeat(400)}`), bookOf(counting));
  expect(asked).toBeGreaterThan(50_000);
  expect(asked).toBeLessThanOrEqual(100_000);
});

test('aliases of aliases do not multiply', () => {
  let asked = 0;
  const counting = valueRule({
    ...facts,
    at: [at('runcmd', '*', '*', '*')],
    check: () => {
      asked += 1;
      return undefined;
    },
  });
  const thousand = (one: string): string => `[${`${one}, `.repeat(1000)}]`;
  const bomb = `a: &a ${thousand('x')}\nb: &b ${thousand('*a')}\nruncmd: ${thousand('*b')}\n`;
  judgedBy(config(bomb), bookOf(counting));
  expect(asked).toBeLessThanOrEqual(100_000);
});

test('of thousands of keys at the top the first are judged, and it says so', () => {
  let asked = 0;
  const each = blockRule({
    ...facts,
    check: (block) => {
      asked += 1;
      return asked === 1 ? findingAt(block, { start: 0, end: 1 }, 'x') : undefined;
    },
  });
  const keys = Array.from({ length: 5002 }, (_, index) => `k${index}: v\n`).join('');
  const found = judgedBy(config(keys), bookOf(each));
  expect(asked).toBe(5001);
  expect(found.map(({ problem: { code } }) => code)).toEqual(['too-large', 'x']);
  expect(found[0]?.problem.start).toBe(`#cloud-config\n${keys}`.indexOf('k5000:'));
});

const times = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join('');

const hostile: Readonly<Record<string, string>> = {
  'shells in shells': `runcmd:\n  - ${'$('.repeat(20_000)}\n  - "${'\\"$('.repeat(5000)}"\n`,
  'braces in braces': `runcmd:\n  - "${'${a:-'.repeat(5000)}"\n`,
  parentheses: `runcmd:\n  - |\n    ${'('.repeat(20_000)}\n`,
  'sudo after sudo': `runcmd:\n  - ${'sudo '.repeat(20_000)}\n`,
  'commands on a line': `runcmd:\n  - ${'sudo reboot; '.repeat(2000)}\n`,
  'words for a shell in one list': `runcmd:\n- [${'">",'.repeat(95_000)}]\n`,
  'bash in thousands of items': `runcmd:\n${'- let\n'.repeat(60_000)}`,
  'refused names in one text': `groups: "${' g,'.repeat(30_000)}"\nusers: '${' u,'.repeat(30_000)}'\n`,
  'equal keys': 'hostname: a\n'.repeat(2000),
  'equal keys inside': `ntp:\n${'  a: b\n'.repeat(2000)}`,
  'users by number': `users: [${times(30_000, (at) => `{uid: ${at}},`)}]\n`,
  'users to unlock, and passwords': `users:\n${times(6500, (at) => `- {name: u${at}, lock_passwd: false}\n`)}chpasswd:\n  list:\n${times(6500, (at) => `  - v${at}:p\n`)}`,
  'users that stand twice, with many keys': `users:\n- name: u\n${times(14_000, (at) => `  k${at}: a\n`)}${times(118, () => `- name: u\n${times(118, (at) => `  l${at}: a\n`)}`)}`,
  'unknown keys in many maps': `users: [${times(250, () => `{name: u, ${times(90, (at) => `cr${at}atgrous: , `)}}, `)}]\n`,
  'merges of a large map': `x: &x\n${times(13_000, (at) => `  k${at}: 1\n`)}users:\n${'- <<: *x\n'.repeat(13_000)}`,
  'words where lists belong': `mounts: [${'a, '.repeat(130_000)}]\n`,
  'codes to pass over': `# cloud-init-check: ignore ${'a,'.repeat(195_000)}a\nruncmd: [sudo a]\n`,
  'lone surrogates and NUL': `runcmd: ["\ud800", "\0"]\n"\ud800": 1\n`,
};

test.for(Object.entries(hostile))(
  'no rule and no fix throws, and no more is shown than anyone reads: %s',
  ([, text]) => {
    const document = config(text);
    const problems = problemsOf(document, standardSettings, throwing);
    expect(problems.length).toBeLessThanOrEqual(mostProblems + 1);
    for (const found of problems) fixesOf(found, document);
  },
);

const hostileNetworks: Readonly<Record<string, string>> = {
  'devices that are not there': `version: 2\nethernets:\n${times(6000, (at) => `  e${at}: {}\n`)}bonds:\n${times(6000, (at) => `  b${at}: {interfaces: [x${at}]}\n`)}`,
  'aliases of a long list': `version: 2\nethernets: {a: {}}\nbonds:\n  a: &x\n    interfaces: [${times(13_000, (at) => `e${at}, `)}]\n${times(13_000, (at) => `  b${at}: *x\n`)}`,
  'addresses and routers': `version: 2\nethernets:\n  a:\n    addresses: [${times(12_000, (at) => `10.${at >> 8}.${at & 255}.1/24, `)}]\n    routes: [${'{to: default, via: 192.0.2.1}, '.repeat(4000)}]\n`,
};

test.for(Object.entries(hostileNetworks))(
  'a network of thousands is looked through in a moment: %s',
  ([, text]) => {
    const document = openDocument(documentNamed('network-config', text));
    const problems = problemsOf(document, standardSettings, throwing);
    expect(problems.length).toBeLessThanOrEqual(mostProblems + 1);
    expect(problems.length).toBeGreaterThan(0);
  },
);
