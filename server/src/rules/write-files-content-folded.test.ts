import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { writeFilesContentFolded as rule } from './write-files-content-folded.ts';

const file = (mark: string, ...lines: readonly string[]): string =>
  `write_files:\n  - path: /a\n    content: ${mark}\n${lines.map((one) => `      ${one}\n`).join('')}`;

test('a folded script or file of settings is one line', () => {
  const script = ['#!/bin/sh', 'echo hello'];
  checkRule(rule, file('«>»', ...script), { fixed: file('|', ...script), isSafe: false });
  checkRule(rule, file('«>»-', '[Unit]', 'Description=x', '[Service]', 'Type=oneshot'), {
    fixed: file('|-', '[Unit]', 'Description=x', '[Service]', 'Type=oneshot'),
  });
});

test('prose may be folded, one line too, and | keeps lines', () => {
  checkRule(rule, file('>', 'Welcome to', 'this machine.'));
  checkRule(rule, file('>', 'a=1'));
  checkRule(rule, file('|', '#!/bin/sh', 'echo hello'));
});
