import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { userDataOverNovaLimit as rule } from './user-data-over-nova-limit.ts';

const script = (bytes: number): string => `#!/bin/sh\n${'#'.repeat(bytes - 10)}`;

test('Nova takes 49,149 bytes', () => {
  checkRule(rule, script(49_150).replace('#!/bin/sh', '«#!/bin/sh»'), {
    name: 'user-data.sh',
    says: /49,150 bytes/,
  });
  checkRule(rule, script(49_149));
});
