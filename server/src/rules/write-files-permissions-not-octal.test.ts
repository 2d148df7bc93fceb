import { expect, test } from 'vitest';
import { octalOfLetters } from './readers/symbolic-mode.ts';
import { checkRule } from './testing/check-rule.ts';
import { writeFilesPermissionsNotOctal as rule } from './write-files-permissions-not-octal.ts';

const file = (permissions: string): string =>
  `write_files:\n  - path: /a\n    permissions: ${permissions}\n`;

test('what is no octal number gives 0644', () => {
  checkRule(rule, file("«'0689'»"), { says: /0644/, fixed: file("'0644'"), isSafe: false });
  checkRule(rule, file("«''»"), { says: /empty/ });
  checkRule(rule, file('«rw»'));
});

test('letters are put into digits', () => {
  checkRule(rule, file("«'u=rwx,go=rx'»"), { fixed: file("'0755'"), isSafe: false });
  checkRule(rule, file('«-rw-r-----»'), { fixed: file("'0640'") });
  expect(octalOfLetters('a=r,u=rw')).toBe('0644');
  expect(octalOfLetters('u+x')).toBe('0744');
  expect(octalOfLetters('+x')).toBe('0755');
  expect(octalOfLetters('u-x')).toBeUndefined();
});

test('octal texts are right, with 0o in front as well', () => {
  for (const mode of ["'0644'", "'644'", "'0o755'", "'02755'", '0644']) checkRule(rule, file(mode));
  checkRule(rule, `## template: jinja\n#cloud-config\n${file('"{{ mode }}"')}`);
});
