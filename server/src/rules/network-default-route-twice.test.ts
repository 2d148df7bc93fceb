import { test } from 'vitest';
import { networkDefaultRouteTwice as rule } from './network-default-route-twice.ts';
import { checkRule } from './testing/check-rule.ts';
import { asNetwork } from './testing/network-text.ts';

const two = (one: string, other: string): string =>
  `version: 2\nethernets:\n  a: {routes: [{to: default, ${one}}]}\n  b: {${other}}\n`;

test('of two default routes chance takes one', () => {
  checkRule(rule, two('via: 10.0.0.1', 'routes: [{to: 0.0.0.0/0, via: «10.1.0.1»}]'), {
    ...asNetwork,
    says: /metric/,
  });
  checkRule(rule, two('via: 10.0.0.1', 'gateway4: «10.1.0.1»'), asNetwork);
  const subnet = (gateway: string): string =>
    `  subnets: [{type: static, address: 10.0.0.9/8, gateway: ${gateway}}]\n`;
  checkRule(
    rule,
    `version: 1\nconfig:\n- type: physical\n  name: a\n${subnet('10.0.0.1')}- type: physical\n  name: b\n${subnet('«10.0.0.2»')}`,
    asNetwork,
  );
});

test('different metrics, tables and versions are no rivals', () => {
  checkRule(
    rule,
    two('via: 10.0.0.1', 'routes: [{to: default, via: 10.1.0.1, metric: 9}]'),
    asNetwork,
  );
  checkRule(
    rule,
    two('via: 10.0.0.1', 'routes: [{to: default, via: 10.1.0.1, table: 9}]'),
    asNetwork,
  );
  checkRule(rule, two('via: 10.0.0.1', 'gateway6: "fe80::1"'), asNetwork);
});
