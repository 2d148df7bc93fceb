import { expect, test } from 'vitest';
import { fixesFor } from './testing/check-fixes.ts';
import { checkRule } from './testing/check-rule.ts';
import { writeFilesPathTwice as rule } from './write-files-path-twice.ts';

const first = '  - path: /a\n    content: x\n';

test('the second takes the place of the first', () => {
  checkRule(rule, `write_files:\n${first}  - path: «/a»\n    content: y\n`, {
    says: /twice/,
    fixed: `write_files:\n${first}  - path: /a\n    append: true\n    content: y\n`,
    isSafe: false,
  });
});

test('the one that is lost can go', () => {
  const second = '  - path: /a\n    content: y\n';
  const fixes = fixesFor(`#cloud-config\nwrite_files:\n${first}${second}`, rule.code);
  expect(fixes.map(({ text }) => text)).toContain(`#cloud-config\nwrite_files:\n${second}`);
});

test('a deferred one comes last, wherever it stands', () => {
  checkRule(rule, 'write_files:\n  - path: «/a»\n    defer: true\n  - path: /a\n');
});

test('what is appended takes nothing away', () => {
  checkRule(rule, `write_files:\n${first}  - path: /a\n    append: true\n`);
  checkRule(rule, `write_files:\n${first}  - path: /b\n`);
});
