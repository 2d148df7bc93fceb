import { test } from 'vitest';
import { diskSetupOver100Percent as rule } from './disk-setup-over-100-percent.ts';
import { checkRule } from './testing/check-rule.ts';

const disk = (layout: string): string => `disk_setup:\n  /dev/vdb:\n    layout: ${layout}\n`;

test('partitions share one disk', () => {
  checkRule(rule, disk('«[60, 60]»'), { says: /120 percent.*what is left/ });
  checkRule(rule, disk('«[50, [60, 82], 10]»'), { says: /fails/ });
  checkRule(rule, disk('[50, [50, 82]]'));
  checkRule(rule, disk('true'));
});
