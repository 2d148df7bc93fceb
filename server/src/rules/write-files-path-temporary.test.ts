import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { writeFilesPathTemporary as rule } from './write-files-path-temporary.ts';

const file = (path: string): string => `write_files:\n  - path: ${path}\n`;

test('a file in /tmp can be cleaned away', () => {
  checkRule(rule, file('«/tmp/setup.sh»'), { says: /\/run/ });
});

test('other places last for the boot at least', () => {
  checkRule(rule, file('/run/setup/setup.sh'));
  checkRule(rule, file('/var/tmp/setup.sh'));
  checkRule(rule, file('/tmpfiles/a'));
});
