import { expect, test } from 'vitest';
import { isCryptHash, isKnownToPasswords, isLockedMark } from './crypt-hash.ts';

test('hashes of crypt(5) are told from passwords', () => {
  for (const hash of [
    '$6$salt$abc',
    '$y$j9T$a$b',
    '$2b$12$abc',
    '$1$a$b',
    '$md5,rounds=9$a$b',
    'rl0uE6vPBvbYA',
    '_J9..K0AyUubYn.OqtcM',
  ])
    expect(isCryptHash(hash), hash).toBe(true);
  for (const word of ['secret', '$ecret$', 'pa$$word', '$100$', 'correcthorses', '$6$', ''])
    expect(isCryptHash(word), word).toBe(false);
});

test('the old keys know some hashes only', () => {
  expect(isKnownToPasswords('$6$salt$abc')).toBe(true);
  expect(isKnownToPasswords('$y$j9T$a$b')).toBe(false);
  expect(isKnownToPasswords('$6$salt$a:c')).toBe(false);
});

test('marks of /etc/shadow are no passwords', () => {
  for (const mark of ['', '!', '*', '!$6$a$b', 'x']) expect(isLockedMark(mark)).toBe(true);
  expect(isLockedMark('xx')).toBe(false);
});
