import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { writeFilesPathWithVariable as rule } from './write-files-path-with-variable.ts';

const file = (path: string): string => `write_files:\n  - path: ${path}\n`;

test('nobody fills in a variable of the shell', () => {
  checkRule(rule, file('/home/«$USER»/.profile'), { says: /USER/ });
  checkRule(rule, file(`"/etc/«${'$'}{HOME}».conf"`));
});

test('a dollar sign alone is a name like any other', () => {
  checkRule(rule, file('/srv/cash$'));
  checkRule(rule, file('/srv/Outer$inner.class'));
});
