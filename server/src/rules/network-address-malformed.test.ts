import { test } from 'vitest';
import { networkAddressMalformed as rule } from './network-address-malformed.ts';
import { checkRule } from './testing/check-rule.ts';
import { asNetwork, cardWith } from './testing/network-text.ts';

test('numbers over 255, prefixes too long and names are no addresses', () => {
  checkRule(rule, cardWith('addresses: [«10.0.0.300/24», «10.0.0.1/33»]'), asNetwork);
  checkRule(rule, cardWith('nameservers: {addresses: [«dns.example.com»]}'), asNetwork);
  checkRule(rule, cardWith('routes: [{to: default, via: «10.0.0»}]'), asNetwork);
  const subnet = '{type: static, address: «10.0.0.256/24»}';
  checkRule(
    rule,
    `version: 1\nconfig:\n- {type: physical, name: a, subnets: [${subnet}]}\n`,
    asNetwork,
  );
});

test('addresses of every kind', () => {
  checkRule(rule, cardWith('addresses: [10.0.0.1/24, "2001:db8::1/64"]'), asNetwork);
  checkRule(
    rule,
    cardWith('nameservers: {addresses: [10.0.0.1, "::1", "9.9.9.9#dns"]}'),
    asNetwork,
  );
  checkRule(rule, cardWith('routes: [{to: default, via: "fe80::1"}, {to: 0.0.0.0/0}]'), asNetwork);
  checkRule(
    rule,
    'version: 1\nconfig:\n- {type: nameserver, address: [10.0.0.1, 10.0.0.2]}\n- {type: physical, name: a, subnets: [{type: static, address: 10.0.0.1, netmask: 255.255.255.0}]}\n',
    asNetwork,
  );
});

test('a netmask may be the length of the prefix', () => {
  const card = (mask: string): string =>
    `version: 1\nconfig:\n- {type: physical, name: a, subnets: [{type: static6, address: "2001:db8::1", netmask: ${mask}}]}\n`;
  checkRule(rule, card("'64'"), asNetwork);
  checkRule(rule, card("«'129'»"), asNetwork);
});
