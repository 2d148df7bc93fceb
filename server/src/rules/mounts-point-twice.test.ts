import { test } from 'vitest';
import { mountsPointTwice as rule } from './mounts-point-twice.ts';
import { checkRule } from './testing/check-rule.ts';

test('a folder shows one file system', () => {
  checkRule(rule, 'mounts:\n  - [/dev/vdb, /data]\n  - [/dev/vdc, «/data/»]\n');
  checkRule(
    rule,
    'mounts:\n  - [/dev/vdb, /data]\n  - [/dev/vdc, /data/b]\n  - [a, none]\n  - [b, none]\n',
  );
});
