import { test } from 'vitest';
import { mountsPointRelative as rule } from './mounts-point-relative.ts';
import { checkRule } from './testing/check-rule.ts';

test('a mount point is a whole path', () => {
  checkRule(rule, 'mounts:\n  - [/dev/vdb, «data»]\n', {
    fixed: 'mounts:\n  - [/dev/vdb, /data]\n',
    isSafe: false,
  });
});

test('swap has none', () => {
  checkRule(rule, 'mounts:\n  - [/dev/vdb, /data]\n  - [/dev/vdc, none, swap]\n  - [swap, null]\n');
});
