import { expect, test } from 'vitest';
import { clientAddress } from './address.ts';

const found = (text: string, isLenient = false): string | undefined => {
  const address = clientAddress(text, isLenient);
  return address?.kind === 'mac' ? `mac ${address.mac}` : address?.text;
};

test.each([
  ['10.0.0.4', '10.0.0.4'],
  ['  10.0.0.4  ', '10.0.0.4'],
  ['169.254.3.4', '169.254.3.4'],
  ['2001:db8:a::4', '2001:db8:a::4'],
  // Neutron compares texts, so another spelling is passed on as it is and finds nothing.
  ['2001:0DB8:a:0:0:0:0:4', '2001:0DB8:a:0:0:0:0:4'],
  ['::ffff:10.0.0.4', '10.0.0.4'],
  ['::FFFF:a00:4', '10.0.0.4'],
  ['0:0:0:0:0:ffff:10.0.0.4', '10.0.0.4'],
  ['::1', '::1'],
])('%j is looked up as %s in every release', (text, expected) => {
  expect(found(text)).toBe(expected);
  expect(found(text, true)).toBe(expected);
});

test.each([
  ['fe80::f816:3eff:fe00:1', 'mac fa:16:3e:00:00:01'],
  ['fe80::1', 'mac 02:00:00:00:00:01'],
  ['febf::1', 'mac 02:00:00:00:00:01'],
])('the link-local address %s is looked up by the MAC in it', (text, expected) => {
  expect(found(text)).toBe(expected);
});

test.each([
  'not-an-address',
  '',
  '10.0.0.4, 10.9.9.9',
  '10.0.0.4:1234',
  '[::1]',
  'fe80::1%eth0',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1::2::3',
  '12345::',
  '::1.2.3',
  '1.2.3.4::',
  '256.0.0.1',
])('%j is no address in any release', (text) => {
  expect(found(text)).toBeUndefined();
  expect(found(text, true)).toBeUndefined();
});

test.each(['10.4', '167772164', '0x0a000004', '010.000.000.004', '10.0.0.4 and more'])(
  'only zed takes %j, and looks it up as it stands',
  (text) => {
    expect(found(text)).toBeUndefined();
    expect(found(text, true)).toBe(text);
  },
);

test.each(['08.0.0.1', '1.2.3.4.5', '10.16777216', '4294967296'])(
  'even zed does not take %j',
  (text) => {
    expect(found(text, true)).toBeUndefined();
  },
);
