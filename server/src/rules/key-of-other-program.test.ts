import { test } from 'vitest';
import { keyOfOtherProgram as rule } from './key-of-other-program.ts';
import { checkFixes } from './testing/check-fixes.ts';
import { checkRule } from './testing/check-rule.ts';

test('keys of other programs and places', () => {
  checkRule(rule, '«datasource_list»: [OpenStack]\n', { says: /cloud\.cfg\.d/ });
  checkRule(rule, '«late-commands»: [date]\n', { says: /autoinstall/ });
  checkRule(rule, '«apt_proxy»: http://a\n', { says: /read still, but not beside `apt`/ });
  checkRule(rule, '«services»: {}\n', { says: /Docker/ });
});

test('a proxy moves to where it is read', () => {
  checkRule(rule, '«apt_http_proxy»: http://a # why\n', {
    fixed: 'apt:\n  http_proxy: http://a # why\n',
    isSafe: false,
  });
  checkRule(rule, '«apt_proxy»: http://a\napt:\n    conf: x\n', {
    fixed: 'apt:\n    conf: x\n    proxy: http://a\n',
  });
  checkRule(rule, '{«apt_proxy»: http://a, apt: {conf: x}}\n', {
    fixed: '{apt: {conf: x, proxy: http://a}}\n',
  });
  checkFixes('{apt_proxy: http://a}\n', rule.code);
  checkRule(rule, 'apt: {proxy: http://b}\n«apt_proxy»: http://a\n');
});

test('where they belong they are right', () => {
  checkRule(rule, 'datasource_list: [OpenStack]\n', { name: 'cloud.cfg' });
  checkRule(rule, 'autoinstall:\n  version: 1\n  late-commands: [date]\n');
  checkRule(rule, 'drivers:\n  nvidia:\n    license-accepted: true\n');
});
