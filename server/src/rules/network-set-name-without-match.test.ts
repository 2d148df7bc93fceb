import { test } from 'vitest';
import { networkSetNameWithoutMatch as rule } from './network-set-name-without-match.ts';
import { checkRule } from './testing/check-rule.ts';
import { asNetwork, cardWith } from './testing/network-text.ts';

test('set-name needs match', () => {
  checkRule(rule, cardWith('«set-name»: lan'), asNetwork);
  checkRule(rule, cardWith('match: {driver: virtio_net}', 'set-name: lan'), asNetwork);
});
