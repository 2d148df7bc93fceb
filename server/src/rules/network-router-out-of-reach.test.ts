import { test } from 'vitest';
import { networkRouterOutOfReach as rule } from './network-router-out-of-reach.ts';
import { checkRule } from './testing/check-rule.ts';
import { asNetwork, cardWith } from './testing/network-text.ts';

const routed = (via: string, more = ''): string => `routes: [{to: default, via: ${via}${more}}]`;

test('a router must be in a network of the device', () => {
  checkRule(rule, cardWith('addresses: [10.0.0.5/24]', routed('«10.0.1.1»')), asNetwork);
  checkRule(
    rule,
    'version: 1\nconfig:\n- {type: physical, name: a, subnets: [{type: static, address: 10.0.0.5, netmask: 255.255.255.0, gateway: «10.0.1.1»}]}\n',
    asNetwork,
  );
});

test('it can be reached in its network, on link, and where addresses are not known', () => {
  checkRule(rule, cardWith('addresses: [10.0.0.5/16]', routed('10.0.1.1')), asNetwork);
  checkRule(
    rule,
    cardWith('addresses: [10.0.0.5/32]', routed('10.0.1.1', ', on-link: true')),
    asNetwork,
  );
  checkRule(rule, cardWith('addresses: ["2001:db8::1/64"]', routed('"fe80::1"')), asNetwork);
  checkRule(
    rule,
    cardWith('dhcp4: true', 'addresses: [10.0.0.5/24]', routed('10.0.1.1')),
    asNetwork,
  );
  checkRule(rule, cardWith(routed('10.0.1.1')), asNetwork);
});

const subnet = (more: string): string =>
  `version: 1\nconfig:\n- {type: physical, name: a, subnets: [{type: static, ${more}}]}\n`;

test('in version 1 cloud-init says by itself that it is on the link', () => {
  checkRule(rule, subnet('address: 10.0.0.5/24, gateway: «10.0.1.1»'), {
    ...asNetwork,
    says: /newer ones take it to be on the link/,
  });
  checkRule(rule, subnet('address: 10.0.0.5/32, gateway: 10.0.1.1'), asNetwork);
  checkRule(rule, subnet('address: "2001:db8::5/128", gateway: "2001:db8:1::1"'), asNetwork);
});

test('a route to the router itself makes it reachable', () => {
  const link = '{to: 10.0.1.1/32, scope: link}';
  checkRule(
    rule,
    cardWith('addresses: [10.0.0.5/32]', `routes: [${link}, {to: default, via: 10.0.1.1}]`),
    asNetwork,
  );
  const route = '{network: 10.0.1.1, netmask: 255.255.255.255, gateway: 0.0.0.0}';
  checkRule(rule, subnet(`address: 10.0.0.5/24, gateway: 10.0.1.1, routes: [${route}]`), asNetwork);
});
