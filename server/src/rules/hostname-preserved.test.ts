import { test } from 'vitest';
import { hostnamePreserved as rule } from './hostname-preserved.ts';
import { checkRule } from './testing/check-rule.ts';

test('a name is not set where the old one is kept', () => {
  checkRule(rule, 'preserve_hostname: true\n«hostname»: web\n', {
    fixed: 'preserve_hostname: false\nhostname: web\n',
    isSafe: false,
  });
});

test('it is set otherwise', () => {
  checkRule(rule, 'preserve_hostname: false\nhostname: web\n');
  checkRule(rule, 'hostname: web\n');
  checkRule(rule, 'preserve_hostname: true\n');
  checkRule(rule, 'preserve_hostname: true\nfqdn: web.example.com\nmanage_etc_hosts: localhost\n');
  checkRule(rule, 'preserve_hostname: true\n«fqdn»: web.example.com\nmanage_etc_hosts: false\n');
});
