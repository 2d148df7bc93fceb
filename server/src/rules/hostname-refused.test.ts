import { test } from 'vitest';
import { hostnameRefused as rule } from './hostname-refused.ts';
import { checkRule } from './testing/check-rule.ts';

test('underscores, blanks and the like are refused', () => {
  checkRule(rule, 'hostname: «web_1»\n', {
    says: /underscore/,
    fixed: 'hostname: web-1\n',
    isSafe: false,
  });
  checkRule(rule, 'hostname: «"my web"»\n', { says: /blank/, fixed: 'hostname: "my-web"\n' });
  checkRule(rule, 'fqdn: «web-.example.com»\n', { fixed: 'fqdn: web.example.com\n' });
  checkRule(rule, `hostname: «${'a'.repeat(64)}»\n`, { says: /63/ });
});

test('letters, digits, hyphens and dots are right', () => {
  checkRule(rule, 'hostname: <%HOST%>\n');
  checkRule(rule, 'hostname: web-1\nfqdn: Web-1.example.com.\n');
  checkRule(rule, '## template: jinja\n#cloud-config\nhostname: web_{{ v1.region }}\n');
});
