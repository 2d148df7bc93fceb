import { test } from 'vitest';
import { networkNumberOutOfRange as rule } from './network-number-out-of-range.ts';
import { checkRule } from './testing/check-rule.ts';
import { asNetwork, cardWith } from './testing/network-text.ts';

test('sizes of packets and numbers of VLANs have limits', () => {
  checkRule(rule, cardWith('mtu: «15»'), { ...asNetwork, says: /68/ });
  checkRule(rule, 'version: 2\nvlans: {v: {id: «4095», link: a}}\n', {
    ...asNetwork,
    says: /4094/,
  });
  checkRule(
    rule,
    'version: 1\nconfig:\n- {type: vlan, name: a, vlan_link: b, vlan_id: «5000»}\n',
    asNetwork,
  );
  checkRule(rule, cardWith('mtu: 9000'), asNetwork);
  checkRule(rule, 'version: 2\nvlans: {v: {id: 0, link: a}}\n', asNetwork);
});
