import { expect, test } from 'vitest';
import { addressText, type SocketAddress, socketAddress } from './socket-address.ts';

const checkAddress = (text: string, expected: SocketAddress | undefined) =>
  expect(socketAddress(text)).toEqual(expected);

test('a TCP port is written in two ways', () => {
  const expected = { kind: 'tcp', host: '127.0.0.1', port: 8775 } as const;
  checkAddress('tcp:127.0.0.1:8775', expected);
  checkAddress('http://127.0.0.1:8775', expected);
  checkAddress('http://127.0.0.1:8775/', expected);
  checkAddress('tcp:[::1]:0', { kind: 'tcp', host: '::1', port: 0 });
});

test('a socket file and a named pipe are paths', () => {
  checkAddress('unix:run/a b', { kind: 'unix', path: 'run/a b' });
  checkAddress('pipe:metadata', { kind: 'pipe', path: '\\\\.\\pipe\\metadata' });
  checkAddress('pipe:\\\\.\\pipe\\metadata', { kind: 'pipe', path: '\\\\.\\pipe\\metadata' });
});

test.each([
  '',
  '8775',
  '127.0.0.1:8775',
  'tcp:127.0.0.1',
  'tcp:127.0.0.1:99999',
  'tcp:::1:80',
  'https://127.0.0.1:1',
  'http://127.0.0.1:1/path',
  'unix:',
  'unix:a\0b',
])('%j is no address', (text) => checkAddress(text, undefined));

test('an address is written so that it can be read again', () => {
  for (const text of [
    'http://127.0.0.1:80',
    'http://[::1]:80',
    'unix:/run/x',
    'pipe:\\\\.\\pipe\\x',
  ]) {
    const address = socketAddress(text);
    expect(address && addressText(address)).toBe(text);
  }
});
