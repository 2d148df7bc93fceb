import { test } from 'vitest';
import { networkKeyMisspelt as rule } from './network-key-misspelt.ts';
import { checkRule } from './testing/check-rule.ts';
import { asNetwork, cardWith } from './testing/network-text.ts';

test('keys that netplan does not know', () => {
  checkRule(rule, cardWith('«dhcp»: true'), {
    ...asNetwork,
    says: /`dhcp4` or `dhcp6`/,
    fixed: cardWith('dhcp4: true'),
    isSafe: false,
  });
  checkRule(rule, cardWith('«adresses»: [10.0.0.1/24]'), {
    ...asNetwork,
    fixed: cardWith('addresses: [10.0.0.1/24]'),
  });
  checkRule(rule, 'version: 2\nbonds: {b: {«interface»: [a]}}\n', asNetwork);
});

test('those it knows, and those like nothing at all', () => {
  checkRule(rule, cardWith('dhcp4: true', 'macaddress: random', 'emit-lldp: true'), asNetwork);
  checkRule(rule, cardWith('x-ray: 1'), asNetwork);
});
