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

test('a name may say which number is meant', () => {
  checkRule(rule, 'version: 2\nvlans: {«eth0.10»: {link: eth0}}\n', {
    ...asNetwork,
    fixed: 'version: 2\nvlans: {eth0.10: {link: eth0, id: 10}}\n',
    isSafe: false,
  });
  checkRule(rule, 'version: 2\nvlans:\n  «vlan20»:\n    link: eth0\n', {
    ...asNetwork,
    fixed: 'version: 2\nvlans:\n  vlan20:\n    link: eth0\n    id: 20\n',
  });
});
