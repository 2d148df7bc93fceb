import { expect, test } from 'vitest';
import { hasSecrets, isSecretName, mask, withoutSecrets } from './secrets.ts';

test('names that hold a secret', () => {
  const secret = ['admin_pass', 'adminPass', 'password', 'PASSWORD', 'db_password', 'api-token'];
  for (const name of secret) expect(isSecretName(name), name).toBe(true);
  const open = ['passes', 'password_hint', 'public_keys', 'tokens_left', 'secretary', 'compass'];
  for (const name of open) expect(isSecretName(name), name).toBe(false);
});

test('secrets are masked at any depth, empty ones show that they are empty', () => {
  const value = { a: [{ admin_pass: 'x', n: 1 }], password: '', secret: { b: 1 } };
  expect(withoutSecrets(value)).toEqual({
    a: [{ admin_pass: mask, n: 1 }],
    password: '',
    secret: mask,
  });
  expect(hasSecrets(value)).toBe(true);
  expect(hasSecrets(withoutSecrets({ a: [1, { b: null }] }))).toBe(false);
});

test('a key named __proto__ stays a key', () => {
  const value = JSON.parse('{"__proto__": {"password": "x"}}');
  expect(JSON.stringify(withoutSecrets(value))).toBe(`{"__proto__":{"password":"${mask}"}}`);
});
