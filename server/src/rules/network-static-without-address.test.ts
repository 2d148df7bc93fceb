import { test } from 'vitest';
import { networkStaticWithoutAddress as rule } from './network-static-without-address.ts';
import { checkRule } from './testing/check-rule.ts';
import { asNetwork } from './testing/network-text.ts';

const card = (subnet: string): string =>
  `version: 1\nconfig:\n- {type: physical, name: a, subnets: [${subnet}]}\n`;

test('static needs an address', () => {
  checkRule(rule, card('{type: «static»}'), asNetwork);
  checkRule(rule, card('{type: «static6», gateway: "fe80::1"}'), asNetwork);
  checkRule(rule, card('{type: static, address: 10.0.0.1/24}'), asNetwork);
  checkRule(rule, card('{type: static, ip_address: 10.0.0.1/24}'), asNetwork);
  checkRule(rule, card('{type: dhcp}'), asNetwork);
});
