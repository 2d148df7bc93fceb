import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { writeFilesPathRelative as rule } from './write-files-path-relative.ts';

const file = (path: string): string => `write_files:\n  - path: ${path}\n    content: x\n`;

test('a relative path and one with ~ are taken as they stand, from the root', () => {
  checkRule(rule, file('«etc/motd»'), {
    says: /`\/etc\/motd`/,
    fixed: file('/etc/motd'),
    isSafe: false,
  });
  checkRule(rule, file('«~/.profile»'), { says: /~/, fixed: file('/root/.profile') });
  checkRule(rule, file('«"~ada/.profile"»'), { fixed: file('"/home/ada/.profile"') });
});

test('whole paths, and those a template makes, are right', () => {
  checkRule(rule, file('/etc/motd'));
  checkRule(rule, `## template: jinja\n#cloud-config\n${file('"{{ folder }}/motd"')}`);
});
