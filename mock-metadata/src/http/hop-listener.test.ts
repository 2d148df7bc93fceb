import { expect, test } from 'vitest';
import { toldAddress } from './hop-listener.ts';
import { addressText, socketAddress } from './socket-address.ts';

test('the address that is told can be given to a neighbour, IPv6 and port 80 too', () => {
  const told = (url: string, port: number) => addressText(toldAddress({ url, port }));
  expect(told('http://[::1]:8080', 8080)).toBe('http://[::1]:8080');
  expect(told('http://127.0.0.1', 80)).toBe('http://127.0.0.1:80');
  expect(socketAddress(told('http://[::1]:8080', 8080))).toEqual({
    kind: 'tcp',
    host: '::1',
    port: 8080,
  });
});
