import { test } from 'vitest';
import { hostMalformed as rule } from './host-malformed.ts';
import { checkRule } from './testing/check-rule.ts';

const ntp = (server: string): string => `ntp:\n  servers:\n    - ${server}\n`;

test('a URL, options or an impossible address is no host', () => {
  checkRule(rule, ntp('«http://ntp.example.com/»'), {
    says: /host alone/,
    fixed: ntp('ntp.example.com'),
    isSafe: false,
  });
  checkRule(rule, ntp('«ntp.example.com iburst»'), { fixed: ntp('ntp.example.com') });
  checkRule(rule, ntp('«10.0.0.300»'), { says: /neither/ });
  checkRule(rule, 'ntp:\n  pools: [«-a.example.com»]\n');
});

test('names and addresses are hosts', () => {
  for (const host of ['ntp.example.com', '0.pool.ntp.org', '10.0.0.1', '"2001:db8::1"', 'ntp_1'])
    checkRule(rule, ntp(host));
});
