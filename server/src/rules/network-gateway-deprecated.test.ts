import { test } from 'vitest';
import { networkGatewayDeprecated as rule } from './network-gateway-deprecated.ts';
import { checkRule } from './testing/check-rule.ts';
import { asNetwork, cardWith } from './testing/network-text.ts';

test('a gateway becomes a route', () => {
  checkRule(rule, cardWith('«gateway4»: 10.0.0.254', 'mtu: 1500'), {
    ...asNetwork,
    fixed: cardWith('routes:', '  - to: 0.0.0.0/0', '    via: 10.0.0.254', 'mtu: 1500'),
    isSafe: false,
  });
  checkRule(rule, 'version: 2\nethernets: {a: {«gateway6»: "2001:db8::1"}}\n', {
    ...asNetwork,
    fixed: "version: 2\nethernets: {a: {routes: [{to: '::/0', via: '2001:db8::1'}]}}\n",
  });
});

test('it joins the routes that are there', () => {
  checkRule(
    rule,
    cardWith('routes:', '  - {to: 10.9.0.0/16, via: 10.0.0.9}', '«gateway4»: 10.0.0.1'),
    {
      ...asNetwork,
      fixed: cardWith(
        'routes:',
        '  - {to: 10.9.0.0/16, via: 10.0.0.9}',
        '  - {to: 0.0.0.0/0, via: 10.0.0.1}',
      ),
    },
  );
});

test('a route is right', () => {
  checkRule(rule, cardWith('routes: [{to: default, via: 10.0.0.1}]'), asNetwork);
});
