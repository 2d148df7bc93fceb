import { expect, test } from 'vitest';
import { documentNamed } from '../documents/cursor-text.ts';
import { openDocument } from '../documents/open-document.ts';
import { problemsIn } from './problems-in.ts';

/** Code, text pointed at, and message of each problem. */
const checkFor = (
  targetVersion: string,
  body: string,
  ...expected: readonly (readonly [string, string, RegExp])[]
): void => {
  const text = `#cloud-config\n${body}`;
  const regions = openDocument(documentNamed('user-data', text)).read();
  const found = problemsIn(text, regions, { targetVersion });
  expect(found.map(({ code, start, end }) => [code, text.slice(start, end)])).toEqual(
    expected.map(([code, about]) => [code, about]),
  );
  for (const [index, [, , message]] of expected.entries())
    expect(found[index]?.message).toMatch(message);
};

test('a key that came later than the target version', () => {
  const body = 'rpi:\n  interfaces: { spi: true }\n';
  checkFor('26.2', body);
  checkFor('25.2', body);
  checkFor('25.1.4', body, [
    'too-new',
    'rpi',
    /^`rpi` is known since cloud-init 25\.2\. The target/,
  ]);
});

test('old versions pass over keys they do not know at the top, and only there', () => {
  checkFor('22.4', 'rpi: {}\n', [
    'too-new',
    'rpi',
    /cloud-init 22\.4 passes over it without a word/,
  ]);
  checkFor('22.4', 'ntp:\n  peers: [a]\n', [
    'too-new',
    'peers',
    /^`peers` is known since cloud-init 23\.\d\. The target version 22\.4 does not know it\.$/,
  ]);
  checkFor('22.4', 'hostnam: a\n', [
    'unknown-key',
    'hostnam',
    /22\.4 passes over it without a word. Did you mean `hostname`/,
  ]);
  checkFor('25.1', 'hostnam: a\n', [
    'unknown-key',
    'hostnam',
    /^cloud-init knows no key `hostnam`\. Did/,
  ]);
});

test('a form that came later; of what is inside of it nothing is said', () => {
  const body =
    'ansible:\n  install_method: pip\n  package_name: a\n  pull:\n    - url: u\n      playbook_names: [p]\n';
  checkFor('26.2', body);
  checkFor('25.1', body, ['too-new', 'pull', /^This form is known since cloud-init 25\.2\./]);
});

test('a key in several items is told in each', () => {
  const item = '  - path: /a\n    source: { uri: u }\n';
  checkFor(
    '24.2',
    `write_files:\n${item}${item}`,
    ['too-new', 'source', /24\.3/],
    ['too-new', 'source', /24\.3/],
  );
});

test('what is deprecated later than the target version is no problem yet', () => {
  const body = 'rh_subscription:\n  activation-key: a\n  org: "1"\n';
  checkFor('26.2', body, ['deprecated-key', 'activation-key', /since cloud-init 25\.3/]);
  checkFor('25.1', body);
  checkFor('22.2', 'ssh_pwauth: "yes"\n');
  checkFor('22.3', 'ssh_pwauth: "yes"\n', ['deprecated-value', '"yes"', /22\.3/]);
});

test('a key that is too new is not suggested for a misspelt one', () => {
  const body = 'rh_subscription:\n  activation_kee: a\n';
  checkFor('26.2', body, ['unknown-key', 'activation_kee', /Did you mean `activation_key`/]);
  checkFor('25.1', body, ['unknown-key', 'activation_kee', /Did you mean `activation-key`/]);
});

test('what is too new is named as the version knows it, where it does', () => {
  const insteadIn = (targetVersion: string, body: string): readonly (readonly string[])[] => {
    const text = `#cloud-config\n${body}`;
    const regions = openDocument(documentNamed('user-data', text)).read();
    const found = problemsIn(text, regions, { targetVersion, rules: {} });
    return found.map(({ instead = [] }) => instead);
  };
  expect(insteadIn('23.4', 'ubuntu_pro: {token: x}\n')).toEqual([['ubuntu_advantage']]);
  expect(insteadIn('25.1', 'rh_subscription: {activation_key: x}\n')).toEqual([['activation-key']]);
  expect(insteadIn('25.1', 'rpi: {}\n')).toEqual([[]]);
});
