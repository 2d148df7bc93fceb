import { test } from 'vitest';
import { networkInUserData as rule } from './network-in-user-data.ts';
import { checkRule } from './testing/check-rule.ts';

test('user-data sets no network', () => {
  checkRule(rule, '«network»:\n  version: 2\n  ethernets: {eth0: {dhcp4: true}}\n', {
    says: /Neutron/,
  });
});

test('in files of their own it is right', () => {
  checkRule(rule, 'network: {version: 2}\n', { name: 'network-config' });
  checkRule(rule, 'network: {config: disabled}\n', { name: 'cloud.cfg' });
});
