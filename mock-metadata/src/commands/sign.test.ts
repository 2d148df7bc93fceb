import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { signedHeaders } from './sign.ts';

test('the signature is the HMAC-SHA256 of the instance id, in hex', () => {
  const expected = createHmac('sha256', 'key').update('an-id').digest('hex');
  expect(Object.fromEntries(signedHeaders('an-id', 'a-project', 'key'))).toEqual({
    'X-Instance-ID': 'an-id',
    'X-Tenant-ID': 'a-project',
    'X-Instance-ID-Signature': expected,
  });
});
