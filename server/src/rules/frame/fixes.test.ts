import { expect, test } from 'vitest';
import { documentNamed } from '../../documents/cursor-text.ts';
import { openDocument } from '../../documents/open-document.ts';
import { standardSettings } from '../../settings.ts';
import { problemsOf } from '../problems-of.ts';
import { checkFixes, fixesFor } from '../testing/check-fixes.ts';
import { safeFixesOf, withEdits } from './fixes.ts';

test('a misspelt key gets a known name; only one that is spelt with other strokes is sure', () => {
  checkFixes('hostnam: a\n', 'unknown-key', ['Write hostname', 'hostname: a\n']);
  checkFixes('write-files: []\n', 'unknown-key', ['!Write write_files', 'write_files: []\n']);
});

test('a deprecated key gets its new name, unless that is there already', () => {
  checkFixes('apt_update: true\n', 'deprecated-key', [
    '!Write package_update',
    'package_update: true\n',
  ]);
  checkFixes(
    'users:\n  - name: a\n    lock-passwd: true\n    lock_passwd: false\n',
    'deprecated-key',
  );
});

test('a word that YAML takes for something else gets quotes', () => {
  checkFixes('hostname: yes\n', 'wrong-type', ["!Write 'yes'", "hostname: 'yes'\n"]);
});

test('a number, a yes or no loses quotes that do not belong there', () => {
  checkFixes("package_reboot_if_required: 'yes'\n", 'wrong-type', [
    '!Write true',
    'package_reboot_if_required: true\n',
  ]);
  checkFixes('power_state: {mode: halt, timeout: "30"}\n', 'wrong-type', [
    '!Write 30',
    'power_state: {mode: halt, timeout: 30}\n',
  ]);
  checkFixes('package_update: later\n', 'wrong-type');
  const network = 'version: 2\nethernets: {eth0: {mtu: "1500"}}\n';
  expect(fixesFor(network, 'wrong-type', 'network-config').map(({ text }) => text)).toEqual([
    'version: 2\nethernets: {eth0: {mtu: 1500}}\n',
  ]);
});

test('a string where a list is meant becomes its only item', () => {
  checkFixes('packages: nginx\n', 'wrong-type', ['!Write [nginx]', 'packages: [nginx]\n']);
  checkFixes('resolv_conf: {nameservers: 8.8.8.8}\n', 'wrong-type', [
    '!Write [8.8.8.8]',
    'resolv_conf: {nameservers: [8.8.8.8]}\n',
  ]);
  checkFixes('runcmd: echo a, b\n', 'wrong-type', [
    "Write ['echo a, b']",
    "runcmd: ['echo a, b']\n",
  ]);
  checkFixes('packages: |\n  ls\n', 'wrong-type');
  checkFixes('packages: git, curl\n', 'wrong-type', [
    'Write [git, curl]',
    'packages: [git, curl]\n',
  ]);
});

test('a script where a list of commands is meant becomes its only item', () => {
  checkFixes('runcmd: | # why\n  set -e\n\n  ls\nhostname: a\n', 'wrong-type', [
    '!Make it the only item of a list',
    'runcmd:\n  - | # why\n    set -e\n\n    ls\nhostname: a\n',
  ]);
});

test('a colon in a command is put in quotes, with what a template has there', () => {
  checkFixes('runcmd:\n  - echo note: done # why\n', 'colon-in-text', [
    '!Put the whole string in quotes',
    "runcmd:\n  - 'echo note: done' # why\n",
  ]);
  const template = '## template: jinja\n#cloud-config\nruncmd:\n  - echo {{ v1.region }}: done\n';
  expect(fixesFor(template, 'colon-in-text').map(({ text }) => text)).toEqual([
    template.replace('echo {{ v1.region }}: done', "'echo {{ v1.region }}: done'"),
  ]);
});

test('a value that is not possible becomes one that is', () => {
  checkFixes('power_state:\n  mode: rebot\n', 'wrong-value', [
    'Write reboot',
    'power_state:\n  mode: reboot\n',
  ]);
});

test('a key that is missing gets a line above the others', () => {
  checkFixes('power_state:\n  delay: now\n', 'missing-key', [
    'Add mode',
    'power_state:\n  mode: \n  delay: now\n',
  ]);
  checkFixes('write_files:\n  - content: a\n', 'missing-key', [
    'Add path',
    'write_files:\n  - path: \n    content: a\n',
  ]);
});

test('of two lists both are kept in one, or the lost one goes', () => {
  checkFixes(
    'runcmd:\n  - a\n  - |\n    b\n    c\nhostname: h\nruncmd:\n- d\n',
    'duplicate-key',
    [
      'Put the items of both lists together here',
      'hostname: h\nruncmd:\n- a\n- |\n  b\n  c\n- d\n',
    ],
    ['Remove the lost runcmd above', 'hostname: h\nruncmd:\n- d\n'],
  );
  checkFixes(
    'users:\n  - name: a\n    shell: /bin/x\n    uid: 5\n    shell: /bin/y\n',
    'duplicate-key',
    ['Remove the lost shell above', 'users:\n  - name: a\n    uid: 5\n    shell: /bin/y\n'],
  );
});

test('in braces the lost entry goes with its comma', () => {
  checkFixes('apt: {conf: a, https_proxy: b, conf: c}\n', 'duplicate-key', [
    'Remove the lost conf before',
    'apt: {https_proxy: b, conf: c}\n',
  ]);
});

test('an old name that is misspelt becomes the new one', () => {
  checkFixes(
    'apt-upgrade: true\n',
    'unknown-key',
    ['Write package_upgrade', 'package_upgrade: true\n'],
    ['Write package_update', 'package_update: true\n'],
  );
});

test("a word of another tool becomes cloud-init's", () => {
  checkFixes("write_files:\n  - path: /a\n    mode: '0600'\n", 'unknown-key', [
    'Write permissions',
    "write_files:\n  - path: /a\n    permissions: '0600'\n",
  ]);
});

test('the line of a template names the kind that there is', () => {
  const text = '#cloud-config\nhostname: a\n';
  expect(fixesFor(`## template: jinja2\n${text}`, 'jinja-syntax')).toEqual([
    { title: 'Write ## template: jinja', isSafe: true, text: `## template: jinja\n${text}` },
  ]);
});

test('a header is put on top, and taken from where it is too late', () => {
  const header = (text: string) =>
    fixesFor(text, 'header-missing').map((one) => [one.isSafe, one.text]);
  expect(header('hostname: a\n')).toEqual([[true, '#cloud-config\nhostname: a\n']]);
  expect(header('# cloud-config\nhostname: a\n')).toEqual([[true, '#cloud-config\nhostname: a\n']]);
  expect(header('#cloud_config\na: b\n')).toEqual([[true, '#cloud-config\na: b\n']]);
  expect(header('# mine\n#cloud-config\na: b\n')).toEqual([
    [true, '#cloud-config\n# mine\na: b\n'],
  ]);
  expect(header('---\n#cloud-config\na: b\n')).toEqual([[true, '#cloud-config\n---\na: b\n']]);
  expect(header('\uFEFF#cloud-config\na: b\n')).toEqual([[true, '#cloud-config\na: b\n']]);
  expect(header('```yaml\n#cloud-config\na: b\n```\n')).toEqual([[true, '#cloud-config\na: b\n']]);
  expect(header('Dear all\n')).toEqual([[false, '#cloud-config\nDear all\n']]);
});

test('headers of MIME are mended', () => {
  const message = 'Content-Type: multipart/mixed; boundary="x"\n\n--x\n\n#!/bin/sh\n--x--\n';
  const whole = `MIME-Version: 1.0\n${message}`;
  const fixed = (text: string, code: string) => fixesFor(text, code).map((one) => one.text);
  expect(fixed(message, 'header-missing')).toEqual([whole]);
  expect(fixed(`# mine\n\n${whole}`, 'header-missing')).toEqual([whole]);
  expect(fixed(whole.replace('"x"', '"y"'), 'mime-structure')).toEqual([whole]);
  expect(fixed(whole.replace('; boundary="x"', ''), 'mime-structure')).toEqual([whole]);
  const part = (type: string) => whole.replace('--x\n\n', `--x\nContent-Type: ${type}\n\n`);
  expect(fixed(part('text/x-shellscrpt; charset=utf-8'), 'part-ignored')).toContain(
    part('text/x-shellscript; charset=utf-8'),
  );
});

test('two keys never get the same name', () => {
  const text = '#cloud-config\napt_update: true\npackage-update: true\n';
  const document = openDocument(documentNamed('user-data', text));
  const problems = problemsOf(document, standardSettings, () => undefined);
  expect(withEdits(text, safeFixesOf(problems, document))).toBe(
    '#cloud-config\npackage_update: true\npackage-update: true\n',
  );
});

test('lines that are added end as the others do', () => {
  expect(
    fixesFor('#cloud-config\r\npower_state:\r\n  delay: now\r\n', 'missing-key')[0]?.text,
  ).toBe('#cloud-config\r\npower_state:\r\n  mode: \r\n  delay: now\r\n');
  const lines = '#cloud-config\r\nusers:\r\n  - name: ada\r\n    passwd: $6$a$b # why\r\n';
  expect(fixesFor(lines, 'users-password-locked')[0]?.text).toBe(
    `${lines}    lock_passwd: false\r\n`,
  );
  const list = '#cloud-config\r\nusers:\r\n  - ada\r\n';
  expect(fixesFor(list, 'users-without-default')[0]?.text).toBe(
    '#cloud-config\r\nusers:\r\n  - default\r\n  - ada\r\n',
  );
});

test('all that is safe is applied at once, and what touches waits', () => {
  const text = '#cloud-config\napt_update: yes\nhostname: 7\nhostnam: a\n';
  const document = openDocument(documentNamed('user-data', text));
  const problems = problemsOf(document, standardSettings, () => undefined);
  expect(withEdits(text, safeFixesOf(problems, document))).toBe(
    "#cloud-config\npackage_update: yes\nhostname: '7'\nhostnam: a\n",
  );
  const twice = problems.flatMap((one) => [one, one]);
  expect(safeFixesOf(twice, document)).toHaveLength(2);
});
