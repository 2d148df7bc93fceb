import { test } from 'vitest';
import { networkAddressTwice as rule } from './network-address-twice.ts';
import { checkRule } from './testing/check-rule.ts';
import { asNetwork } from './testing/network-text.ts';

const cards = (one: string, other: string): string =>
  `version: 2\nethernets: {a: {addresses: [${one}]}, b: {addresses: [${other}]}}\n`;

test('an address belongs to one device', () => {
  checkRule(rule, cards('10.0.0.1/24', '«10.0.0.1/16»'), asNetwork);
  checkRule(rule, cards('"2001:db8::1/64"', '«"2001:db8:0::1/64"»'), asNetwork);
  checkRule(rule, cards('10.0.0.1/24', '10.0.0.2/24'), asNetwork);
});
