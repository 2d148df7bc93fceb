import { expect, test } from 'vitest';
import { hasSecrets, mask, withoutSecrets } from './secrets.ts';

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
