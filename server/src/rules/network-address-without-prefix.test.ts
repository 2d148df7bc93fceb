import { test } from 'vitest';
import { networkAddressWithoutPrefix as rule } from './network-address-without-prefix.ts';
import { checkRule } from './testing/check-rule.ts';
import { asNetwork, cardWith } from './testing/network-text.ts';

test('an address needs its prefix', () => {
  checkRule(rule, cardWith('addresses: [«10.0.0.1»]'), {
    ...asNetwork,
    says: /10\.0\.0\.1\/24/,
    fixed: cardWith('addresses: [10.0.0.1/24]'),
    isSafe: false,
  });
  checkRule(rule, 'version: 2\nbonds: {b: {addresses: [«"2001:db8::1"»]}}\n', {
    ...asNetwork,
    fixed: 'version: 2\nbonds: {b: {addresses: ["2001:db8::1/64"]}}\n',
  });
});

test('with it, and where it is no address at all, there is nothing to say', () => {
  checkRule(rule, cardWith('addresses: [10.0.0.1/24, "2001:db8::1/64"]'), asNetwork);
  checkRule(rule, cardWith('addresses: [web]'), asNetwork);
  checkRule(rule, cardWith('nameservers: {addresses: [10.0.0.1]}'), asNetwork);
});
