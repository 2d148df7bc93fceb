import { test } from 'vitest';
import { networkDeviceUndefined as rule } from './network-device-undefined.ts';
import { checkRule } from './testing/check-rule.ts';
import { asNetwork } from './testing/network-text.ts';

const bond = (name: string): string =>
  `network:\n  version: 2\n  ethernets: {eth0: {}, eth1: {}}\n  bonds:\n    b:\n      interfaces: [eth0, ${name}]\n`;

test('devices that others are made of must be there', () => {
  checkRule(rule, bond('«et1»'), {
    ...asNetwork,
    says: /eth1/,
    fixed: bond('eth1'),
    isSafe: false,
  });
  checkRule(rule, 'version: 2\nvlans: {v: {id: 1, link: «lan»}}\n', {
    ...asNetwork,
    says: /entry of its own/,
  });
  checkRule(
    rule,
    'version: 1\nconfig:\n- {type: vlan, name: v, vlan_id: 1, vlan_link: «a»}\n',
    asNetwork,
  );
});

test('a device that is named already is not meant once more', () => {
  checkRule(rule, bond('«eth3»'), { ...asNetwork, says: /`eth1`/, fixed: bond('eth1') });
});

test('they may be of any kind', () => {
  checkRule(rule, bond('eth1'), asNetwork);
  checkRule(
    rule,
    'version: 2\nethernets: {a: {}}\nbonds: {b: {interfaces: [a]}}\nvlans: {v: {id: 1, link: b}}\n',
    asNetwork,
  );
});
