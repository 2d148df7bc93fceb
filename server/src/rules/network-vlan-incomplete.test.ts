import { test } from 'vitest';
import { networkVlanIncomplete as rule } from './network-vlan-incomplete.ts';
import { checkRule } from './testing/check-rule.ts';
import { asNetwork } from './testing/network-text.ts';

test('a VLAN has a number and a device', () => {
  checkRule(rule, 'version: 2\nvlans: {«v»: {link: eth0}}\n', { ...asNetwork, says: /`id`/ });
  checkRule(rule, 'network:\n  version: 2\n  vlans:\n    «v»:\n      id: 1\n', {
    ...asNetwork,
    says: /`link`/,
  });
  checkRule(rule, 'version: 2\nvlans: {v: {id: 1, link: eth0}}\n', asNetwork);
});
