import { test } from 'vitest';
import { lxdInitAndPreseed as rule } from './lxd-init-and-preseed.ts';
import { checkRule } from './testing/check-rule.ts';

test('preseed stands alone', () => {
  checkRule(rule, 'lxd:\n  «init»:\n    storage_backend: dir\n  preseed: |\n    networks: []\n', {
    says: /Keep one/,
    fixed: 'lxd:\n  preseed: |\n    networks: []\n',
    isSafe: false,
  });
  checkRule(rule, 'lxd:\n  preseed: "a: 1"\n  «bridge»: {mode: none}\n');
});

test('one of them is right', () => {
  checkRule(rule, 'lxd:\n  preseed: |\n    networks: []\n');
  checkRule(rule, 'lxd:\n  init:\n    storage_backend: dir\n');
});
