import { test } from 'vitest';
import { checkFixes } from '../testing/check-fixes.ts';

const inQuotes = (before: string, after: string): void =>
  checkFixes(before, 'yaml-syntax', ['Put the whole string in quotes', after]);

test('text that cannot be read as it is gets quotes', () => {
  inQuotes(
    'runcmd:\n  - sed -i s/a: b/c: d/ /etc/x # why\n',
    "runcmd:\n  - 'sed -i s/a: b/c: d/ /etc/x' # why\n",
  );
  inQuotes('runcmd:\n  - *.log\n', "runcmd:\n  - '*.log'\n");
  inQuotes('users:\n  - name: @ada\r\n', "users:\n  - name: '@ada'\r\n");
  inQuotes('packages:\n  - %a\n', "packages:\n  - '%a'\n");
});

test('what YAML forbids in quotes too is not put in quotes', () => {
  checkFixes('runcmd:\n  - l\u0007s\n', 'yaml-syntax');
});

test('what was written as a template becomes one', () => {
  checkFixes('hostname: {{ v1.local_hostname }}\n', 'yaml-syntax', [
    'Make the document a template',
    '## template: jinja\n#cloud-config\nhostname: {{ v1.local_hostname }}\n',
  ]);
});

test('a line that can be read by itself is left alone', () => {
  checkFixes('packages:\n  - git\n - curl\n', 'yaml-syntax');
});

test('a quote is closed where its line ends', () => {
  const closed = (before: string, after: string): void =>
    checkFixes(before, 'yaml-syntax', ['Close the quote at the end of the line', after]);
  closed('hostname: "web\n', 'hostname: "web"\n');
  closed("runcmd:\n  - 'a b # why\n  - c\n", "runcmd:\n  - 'a b' # why\n  - c\n");
  closed('hostname: "web\r\ntimezone: UTC\r\n', 'hostname: "web"\r\ntimezone: UTC\r\n');
  checkFixes('hostname: "we"b\n', 'yaml-syntax');
});

test('tabs become blanks, as many as make sense', () => {
  const blanks = (before: string, after: string): void =>
    checkFixes(before, 'yaml-syntax', ['Write blanks in place of the tabs', after]);
  blanks('runcmd:\n\t- ls\n\t- cd # a\tb\n', 'runcmd:\n  - ls\n  - cd # a\tb\n');
  blanks('users:\n  - name: a\n\tuid: 7\n', 'users:\n  - name: a\n    uid: 7\n');
  blanks('ntp:\n\tservers:\n\t\t- a.example\n', 'ntp:\n  servers:\n    - a.example\n');
});

test('lines of a file may begin with tabs', () => {
  const file = (indent: string): string =>
    `write_files:\n  - path: /a\n${indent}content: |\n      all:\n      \tls\n`;
  checkFixes(file('\t'), 'yaml-syntax', ['Write blanks in place of the tabs', file('    ')]);
});
