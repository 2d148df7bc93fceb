import { isIP } from 'node:net';
import { array, constantFrom, sample } from 'fast-check';
import { expect, test } from 'vitest';
import {
  addressText,
  cidrText,
  contains,
  eui64Address,
  overlap,
  parsedAddress,
  parsedCidr,
} from './ip-address.ts';

const checkCanonical = (text: string, expected: string | undefined) => {
  const address = parsedAddress(text);
  expect(address && addressText(address), text).toBe(expected);
};

test('addresses are read and written as Neutron writes them', () => {
  checkCanonical('10.0.0.4', '10.0.0.4');
  checkCanonical('255.255.255.255', '255.255.255.255');
  checkCanonical('2001:DB8:0:0:0:0:0:4', '2001:db8::4');
  checkCanonical('2001:db8:0:1:0:0:0:0', '2001:db8:0:1::');
  checkCanonical('2001:0:0:1:0:0:1:1', '2001::1:0:0:1:1');
  checkCanonical('1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7');
  checkCanonical('::', '::');
  checkCanonical('::1', '::1');
  checkCanonical('::ffff:10.0.0.4', '::ffff:10.0.0.4');
  checkCanonical('64:ff9b::192.0.2.1', '64:ff9b::c000:201');
});

test('what is not an address is not read', () => {
  for (const text of ['', '10.0.0', '10.0.0.256', '010.0.0.1', '1::2::3', 'fe80::1%eth0', 'web']) {
    checkCanonical(text, undefined);
  }
});

test('whatever Node takes for an address is one here too, and nothing else', () => {
  const pieces = constantFrom(
    ':',
    '::',
    '.',
    '0',
    '1',
    '25',
    '255',
    '256',
    '01',
    'f',
    'abcd',
    'fffff',
    'g',
    '10.0.0.1',
  );
  for (const parts of sample(array(pieces, { maxLength: 18 }), 600)) {
    const text = parts.join('');
    expect(parsedAddress(text)?.version ?? 0, text).toBe(isIP(text));
  }
});

const checkCidr = (text: string, expected: string | undefined) => {
  const cidr = parsedCidr(text);
  expect(cidr && cidrText(cidr), text).toBe(expected);
};

test('a block is read with its host bits masked', () => {
  checkCidr('10.0.0.0/24', '10.0.0.0/24');
  checkCidr('10.0.0.7/24', '10.0.0.0/24');
  checkCidr('10.1.2.3/0', '0.0.0.0/0');
  checkCidr('10.1.2.3/32', '10.1.2.3/32');
  checkCidr('2001:DB8:A::1/64', '2001:db8:a::/64');
});

test('what is not a block is not read', () => {
  for (const text of [
    '10.0.0.0',
    '10.0.0.0/33',
    '10.0.0.0/',
    '::/129',
    '/24',
    '10.0.0.0/24/8',
    '10.0.0.0/-1',
  ]) {
    checkCidr(text, undefined);
  }
});

const cidrOf = (text: string) => parsedCidr(text) ?? expect.fail(text);
const addressOf = (text: string) => parsedAddress(text) ?? expect.fail(text);

test('a block holds its own addresses and no others', () => {
  const cidr = cidrOf('10.0.0.0/24');
  expect(contains(cidr, addressOf('10.0.0.0'))).toBe(true);
  expect(contains(cidr, addressOf('10.0.0.255'))).toBe(true);
  expect(contains(cidr, addressOf('10.0.1.0'))).toBe(false);
  expect(contains(cidr, addressOf('::a00:1'))).toBe(false);
});

test('blocks overlap when one address is in both', () => {
  expect(overlap(cidrOf('10.0.0.0/16'), cidrOf('10.0.3.0/24'))).toBe(true);
  expect(overlap(cidrOf('10.0.0.0/24'), cidrOf('10.0.1.0/24'))).toBe(false);
  expect(overlap(cidrOf('0.0.0.0/0'), cidrOf('::/0'))).toBe(false);
});

test('an interface numbers itself from its MAC', () => {
  const address = eui64Address(cidrOf('2001:db8:a::/64'), 'fa:16:3e:ed:9a:59');
  expect(addressText(address)).toBe('2001:db8:a:0:f816:3eff:feed:9a59');
});
