import { test } from 'vitest';
import { networkMacMalformed as rule } from './network-mac-malformed.ts';
import { checkRule } from './testing/check-rule.ts';
import { asNetwork, cardWith } from './testing/network-text.ts';

test('without quotes some addresses are numbers', () => {
  checkRule(rule, cardWith('match: {macaddress: «52:54:00:12:34:56»}'), {
    ...asNetwork,
    says: /number/,
    fixed: cardWith("match: {macaddress: '52:54:00:12:34:56'}"),
    isSafe: true,
  });
  checkRule(rule, cardWith('macaddress: «22:22:22:22:22:22»'), asNetwork);
  checkRule(
    rule,
    'version: 1\nconfig:\n- {type: physical, name: a, mac_address: «52:54:00:12:34:56»}\n',
    asNetwork,
  );
});

test('an address has colons', () => {
  checkRule(rule, cardWith('macaddress: «52-54-00-AB-34-56»'), {
    ...asNetwork,
    fixed: cardWith("macaddress: '52:54:00:ab:34:56'"),
    isSafe: false,
  });
  checkRule(rule, cardWith('macaddress: «eth0»'), { ...asNetwork, says: /no MAC/ });
});

test('addresses as they are', () => {
  checkRule(rule, cardWith("macaddress: '52:54:00:12:34:56'"), asNetwork);
  checkRule(rule, cardWith('match: {macaddress: 00:11:22:33:44:55}'), asNetwork);
  checkRule(rule, cardWith('macaddress: random'), asNetwork);
});
