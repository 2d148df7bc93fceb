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

test('what was written as a template becomes one', () => {
  checkFixes('hostname: {{ v1.local_hostname }}\n', 'yaml-syntax', [
    'Make the document a template',
    '## template: jinja\n#cloud-config\nhostname: {{ v1.local_hostname }}\n',
  ]);
});

test('a line that can be read by itself is left alone', () => {
  checkFixes('packages:\n  - git\n - curl\n', 'yaml-syntax');
  checkFixes('hostname: "web\n', 'yaml-syntax');
  checkFixes('runcmd:\n\t- ls\n', 'yaml-syntax');
});
