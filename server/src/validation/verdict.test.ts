import { expect, test } from 'vitest';
import { cloudConfigVerdict, networkConfigVerdict, type Verdict } from './verdict.ts';

const words = ({ stage, errors, deprecations }: Verdict): readonly string[] => [
  stage,
  ...errors.map(({ path, keyword }) => `${path.join('.')} ${keyword}`),
  ...deprecations.map(({ path, keyword, version }) => `${path.join('.')} ${keyword} ${version}`),
];

const checkVerdict = (text: string, ...expected: readonly string[]): void => {
  const found = words(cloudConfigVerdict(`#cloud-config\n${text}`));
  expect([...new Set(found)], text).toEqual(expected);
};

// What cloud-init 26.2 says of these was recorded from the real one.
test('stages', () => {
  expect(cloudConfigVerdict('').stage).toBe('skipped');
  expect(cloudConfigVerdict('a: 1\n').stage).toBe('header');
  expect(cloudConfigVerdict('#!/bin/sh\n').stage).toBe('skipped');
  checkVerdict('a: [\n', 'yaml');
  checkVerdict('', 'type');
  checkVerdict('- a\n', 'type');
  checkVerdict('hostname: a\n', 'ok');
});

test('an anchor or a tag of all keys stands in a line of its own', () => {
  checkVerdict('&a\nhostname: a\n', 'ok');
  checkVerdict('!!map &a # all\nhostname: a\nlocale: b\n', 'ok');
  checkVerdict('hostname: a\n&a\nlocale: b\n', 'yaml');
  checkVerdict('!!str\nhostname: a\n', 'yaml');
});

test('text blocks may begin at column 0', () => {
  checkVerdict('hostname:\n|\n a\nlocale: b\n', 'ok');
  checkVerdict('runcmd:\n>\nlocale: b\n', 'schema', 'runcmd type');
});

test('of alternatives the deepest errors count', () => {
  checkVerdict('runcmd:\n  - {a: b}\n', 'schema', 'runcmd.0 type');
  checkVerdict('runcmd:\n  - [1]\n', 'schema', 'runcmd.0.0 type');
  checkVerdict('output:\n  all: [a]\n', 'schema', 'output.all type', 'output.all minItems');
});

test('of maps with a type, the one that names it counts', () => {
  checkVerdict('reporting:\n  a: {type: webhook}\n', 'schema', 'reporting.a required');
});

test('with a strange type among its keys a user goes unchecked', () => {
  checkVerdict('users:\n  - {name: a, type: x}\n', 'ok');
});

test('of two equal keys only the last is judged', () => {
  checkVerdict('runcmd: 5\nruncmd: [ls]\n', 'ok');
});

test('deprecations come with their version, those of other forms do not', () => {
  checkVerdict('apt_update: true\n', 'ok', 'apt_update deprecated 22.2');
  checkVerdict("users:\n  - {name: a, uid: '1'}\n", 'ok', 'users.0.uid changed 22.3');
  checkVerdict('users:\n  - {name: a, uid: 1}\n', 'ok');
});

test('network configuration', () => {
  const stageOf = (text: string): string => networkConfigVerdict(text).stage;
  expect(stageOf('network: {}\n')).toBe('skipped');
  expect(stageOf('version: 1\nconfig: []\n')).toBe('ok');
  expect(stageOf('version: 3\n')).toBe('schema');
  expect(words(networkConfigVerdict('version: 1\nconfig:\n- {type: bond}\n'))).toEqual([
    'schema',
    'config.0 required',
    'config.0 anyOf',
  ]);
});
