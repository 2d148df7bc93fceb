import { test } from 'vitest';
import { keyWithoutEffect as rule } from './key-without-effect.ts';
import { checkRule } from './testing/check-rule.ts';

test('allowed, but read by nobody', () => {
  checkRule(rule, '«version»: v1\nhostname: web\n', { fixed: 'hostname: web\n', isSafe: false });
  checkRule(rule, '{«version»: v1, hostname: web}\n', { fixed: '{hostname: web}\n' });
  checkRule(rule, 'hostname: web\n«migrate»: true\n', { fixed: 'hostname: web\n' });
});

test('in the image, and in other places, they count', () => {
  checkRule(rule, 'version: 1\n', { name: 'cloud.cfg' });
  checkRule(rule, 'autoinstall:\n  version: 1\n');
});
