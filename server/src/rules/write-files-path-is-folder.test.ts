import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { writeFilesPathIsFolder as rule } from './write-files-path-is-folder.ts';

const file = (path: string): string => `write_files:\n  - path: ${path}\n`;

test('a folder is no file', () => {
  checkRule(rule, file('«/srv/app/»'), { says: /name of the file/ });
  checkRule(rule, file('«/usr/local/bin»'));
  checkRule(rule, file('«/»'));
});

test('a file is one, whatever it is called', () => {
  checkRule(rule, file('/usr/local/bin/hello'));
  checkRule(rule, file('/etc/default/grub'));
});
