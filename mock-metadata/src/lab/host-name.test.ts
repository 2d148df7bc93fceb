import { expect, test } from 'vitest';
import { hostNameOf } from './host-name.ts';

const checkHostName = (displayName: string, expected: string) =>
  expect(hostNameOf(displayName, 'Server-1')).toBe(expected);

test('a host name is what Nova makes of the display name', () => {
  checkHostName('web-1', 'web-1');
  checkHostName('Web Server_1.example', 'web-server-1-example');
  checkHostName('-.web!?-', 'web');
  checkHostName('Ünï☃code', 'ünïcode');
  checkHostName('☃', 'Server-1');
  checkHostName('a'.repeat(70), 'a'.repeat(63));
});
