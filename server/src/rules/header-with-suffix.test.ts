import { test } from 'vitest';
import { headerWithSuffix as rule } from './header-with-suffix.ts';
import { checkRule } from './testing/check-rule.ts';

test('more than the header', () => {
  checkRule(rule, '«#cloud-config for web»\nhostname: a\n', {
    name: 'user-data.yaml',
    fixed: '#cloud-config\nhostname: a\n',
    isSafe: false,
  });
  checkRule(rule, '«#cloud-configuration»\nhostname: a\n', { name: 'user-data.yaml' });
  checkRule(rule, '## template: jinja\n«#cloud-config x»\nhostname: a\n');
});

test('the header alone', () => {
  checkRule(rule, '#cloud-config\nhostname: a\n');
  checkRule(rule, '#cloud-config  \r\nhostname: a\r\n');
  checkRule(rule, '#cloud-config-archive\n- a\n');
});
