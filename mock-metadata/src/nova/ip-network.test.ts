import { expect, test } from 'vitest';
import { ipNetwork } from './ip-network.ts';

test.each([
  ['10.0.0.5/23', '10.0.0.0', '255.255.254.0', '10.0.1.255'],
  ['10.9.9.9', '10.9.9.9', '255.255.255.255', '10.9.9.9'],
  ['10.0.0.0/255.255.0.0', '10.0.0.0', '255.255.0.0', '10.0.255.255'],
  ['0.0.0.0/0', '0.0.0.0', '0.0.0.0', '255.255.255.255'],
  ['2001:DB8::5/48', '2001:db8::', 'ffff:ffff:ffff::', '2001:db8:0:ffff:ffff:ffff:ffff:ffff'],
  ['::/0', '::', '::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  [
    '::ffff:10.0.0.1/96',
    '::ffff:0.0.0.0',
    'ffff:ffff:ffff:ffff:ffff:ffff::',
    '::ffff:255.255.255.255',
  ],
])('%s', (cidr, network, netmask, broadcast) => {
  expect(ipNetwork(cidr)).toMatchObject({ network, netmask, broadcast });
});

test('the first longest run of zeros is cut out, a single zero is not', () => {
  expect(ipNetwork('1:0:0:2:0:0:0:3')?.address).toBe('1:0:0:2::3');
  expect(ipNetwork('1:0:2:3:4:5:6:7')?.address).toBe('1:0:2:3:4:5:6:7');
  expect(ipNetwork('1:0:0:2:3:0:0:4')?.address).toBe('1::2:3:0:0:4');
});

test.each([
  'x',
  '10.0.0',
  '10.0.0.256',
  '10.0.0.0/33',
  '1::2::3',
  '12345::',
  '1:2:3',
  '10.0.0.0/255.0.255.0',
])('%s is no CIDR', (cidr) => {
  expect(ipNetwork(cidr)).toBeUndefined();
});
