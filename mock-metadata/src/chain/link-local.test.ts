import { expect, test } from 'vitest';
import { linkLocalOf } from './link-local.ts';

test.each([
  ['fa:16:3e:00:00:01', 'fe80::f816:3eff:fe00:1'],
  ['02:00:00:00:00:01', 'fe80::ff:fe00:1'],
  ['FA:16:3E:12:34:56', 'fe80::f816:3eff:fe12:3456'],
  ['no mac', undefined],
  ['fa:16:3e', undefined],
])('the link-local address of %s is %s', (mac, expected) => {
  expect(linkLocalOf(mac)).toBe(expected);
});
