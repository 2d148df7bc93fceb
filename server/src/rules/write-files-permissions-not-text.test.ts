import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { writeFilesPermissionsNotText as rule } from './write-files-permissions-not-text.ts';

const file = (permissions: string): string =>
  `write_files:\n  - path: /a\n    permissions: ${permissions}\n`;

test('a mode without quotes is a number, and gets quotes', () => {
  checkRule(rule, file('«0644»'), {
    says: /number 420/,
    fixed: file("'0644'"),
    isSafe: true,
  });
});

test('without the zero it is another mode', () => {
  checkRule(rule, file('«644»'), { says: /another mode/, fixed: file("'644'") });
});

test('a number with other digits keeps the mode it is', () => {
  checkRule(rule, file('«493»'), { says: /the mode '0755'/, fixed: file("'0755'"), isSafe: true });
  checkRule(rule, file('«0x1ff»'), { fixed: file("'0777'") });
  checkRule(rule, file('«-1»'), { says: /no mode/ });
});

test('text is right, and what a template fills in may be', () => {
  checkRule(rule, file("'0644'"));
  checkRule(rule, file('0o644'));
  checkRule(rule, `## template: jinja\n#cloud-config\n${file('{{ mode }}')}`);
});
