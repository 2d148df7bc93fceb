import { expect, test } from 'vitest';
import { isSecretName } from './secret-name.ts';

test('names that hold a secret', () => {
  const secret = [
    'admin_pass',
    'adminPass',
    'dbpass',
    'password',
    'PASSWORD',
    'db_password',
    'password_1',
    'api-token',
    'apiKey',
    'aws_secret_access_key',
    'private_key',
    'credentials',
  ];
  for (const name of secret) expect(isSecretName(name), name).toBe(true);
});

test('names that only sound like it', () => {
  const open = ['passes', 'compass', 'bypass', 'public_keys', 'secretary', 'private_ip', 'key'];
  for (const name of open) expect(isSecretName(name), name).toBe(false);
});
