import { test } from 'vitest';
import { fsSetupLabelTooLong as rule } from './fs-setup-label-too-long.ts';
import { checkRule } from './testing/check-rule.ts';

const made = (label: string, type: string): string =>
  `fs_setup:\n  - {label: ${label}, filesystem: ${type}, device: /dev/vdb}\n`;

test('labels have a length', () => {
  checkRule(rule, made('«a-label-too-long-»', 'ext4'), { says: /16/ });
  checkRule(rule, made('«thirteenchars»', 'xfs'));
  checkRule(rule, made('a-label-of-16-ch', 'ext4'));
  checkRule(rule, made('a-label-as-long-as-it-likes', 'btrfs'));
});
