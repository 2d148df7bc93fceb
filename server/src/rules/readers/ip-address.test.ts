import { expect, test } from 'vitest';
import { ipAddressOf, isInNetworkOf, isLinkLocal } from './ip-address.ts';

test('addresses are read with prefix or mask', () => {
  expect(ipAddressOf('192.0.2.1')).toEqual({ version: 4, value: 0xc0000201n, prefix: undefined });
  expect(ipAddressOf('192.0.2.1/255.255.255.0')?.prefix).toBe(24);
  expect(ipAddressOf('0.0.0.0/0')?.prefix).toBe(0);
  expect(ipAddressOf('::ffff:192.0.2.1')?.value).toBe(0xffffc0000201n);
  expect(ipAddressOf('2001:db8::1/64')?.value).toBe(0x20010db8000000000000000000000001n);
  for (const wrong of ['192.0.2.300', '192.0.2.1/33', '1::2::3', 'web', '1.2.3.4/255.0.255.0', ''])
    expect(ipAddressOf(wrong), wrong).toBeUndefined();
});

test('networks have their addresses', () => {
  const isIn = (one: string, other: string): boolean | undefined => {
    const [address, network] = [ipAddressOf(one), ipAddressOf(other)];
    return address && network && isInNetworkOf(address, network);
  };
  expect(isIn('10.0.0.254', '10.0.0.1/24')).toBe(true);
  expect(isIn('10.0.1.254', '10.0.0.1/24')).toBe(false);
  expect(isIn('2001:db8::ff', '2001:db8::1/64')).toBe(true);
  expect(isIn('10.0.0.1', '2001:db8::1/64')).toBe(false);
  const local = ipAddressOf('fe80::1');
  expect(local && isLinkLocal(local)).toBe(true);
});
