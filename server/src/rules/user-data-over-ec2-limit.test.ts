import { test } from 'vitest';
import { checkRule } from './testing/check-rule.ts';
import { userDataOverEc2Limit as rule } from './user-data-over-ec2-limit.ts';

const script = (text: string): string => `#!/bin/sh\n# ${text}`;
const head = '«#!/bin/sh»';

test('EC2 takes 16,384 bytes, of which a letter can be three', () => {
  checkRule(rule, script('a'.repeat(16_373)).replace('#!/bin/sh', head), {
    name: 'user-data.sh',
    says: /16,385/,
  });
  checkRule(rule, script('€'.repeat(5500)).replace('#!/bin/sh', head), { name: 'user-data.sh' });
  checkRule(rule, script('a'.repeat(16_372)));
});

test('of more than Nova takes there is another word', () => {
  checkRule(rule, script('a'.repeat(60_000)));
});
