import { test } from 'vitest';
import { fqdnNotOfHostname as rule } from './fqdn-not-of-hostname.ts';
import { checkRule } from './testing/check-rule.ts';

test('what the system refuses is told once', () => {
  checkRule(rule, 'hostname: web\nfqdn: my host.example.com\n');
  checkRule(rule, 'hostname: web\nfqdn: -web.example.com\n');
});

test('the full name begins with the host name', () => {
  checkRule(rule, 'hostname: web\nfqdn: «db.example.com»\n', { says: /both names/ });
});

test('the full name has a domain', () => {
  checkRule(rule, 'fqdn: «web»\n', { says: /domain/ });
});

test('names that go together are right', () => {
  checkRule(rule, 'hostname: web\nfqdn: web.example.com\n');
  checkRule(rule, 'hostname: web.example.com\nfqdn: web.example.com\n');
  checkRule(rule, 'fqdn: web.example.com\n');
  checkRule(rule, '## template: jinja\n#cloud-config\nhostname: {{ x }}\nfqdn: a.example.com\n');
});
