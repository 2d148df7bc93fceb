import { expect, test } from 'vitest';
import { isNearbyUrl } from './nearby-address.ts';

const checkNearby = (expected: boolean, ...urls: readonly string[]) => {
  for (const url of urls) expect(isNearbyUrl(url), url).toBe(expected);
};

test('this machine and its link are near', () => {
  checkNearby(
    true,
    'http://127.0.0.1:8775',
    'http://127.9.9.9',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0.0.0.0/',
    'http://localhost:80/x',
    'http://mock.localhost',
    'http://localhost./',
    'http://169.254.169.254/',
    'http://[::1]:8775/',
    'http://[::]/',
    'http://[fe80::a9fe:a9fe]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:169.254.169.254]/',
  );
});

test('other places are not', () => {
  checkNearby(
    false,
    'http://192.0.2.1',
    'https://example.org',
    'http://[2001:db8::1]/',
    'nonsense',
  );
  checkNearby(false, 'http://[::ffff:192.0.2.1]/', 'http://localhost.example.org');
});
