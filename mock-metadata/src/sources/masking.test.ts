import { expect, test } from 'vitest';
import { maskedAnswer } from './masking.ts';

const answer = (body: string, status = 200) => ({
  status,
  reason: '',
  headers: [['Content-Length', String(body.length)]] as const,
  body: Buffer.from(body),
  url: '',
  tookMs: 0,
});

const masked = (path: string, body: string): string | undefined => {
  const left = maskedAnswer(path, answer(body));
  return left && Buffer.from(left.body).toString('utf8');
};

test('user-data, passwords, credentials and injected files leave nothing', () => {
  for (const path of [
    '/latest/user-data',
    '/openstack/latest/user_data',
    '/openstack/2013-04-04/password',
    '/latest/meta-data/iam/security-credentials/role',
    '/openstack/content/0000',
    '/latest/meta-data/admin-password',
    '/latest/meta-data/tags/api_token',
  ]) {
    expect(masked(path, 'hunter2')).not.toContain('hunter2');
  }
});

test('meta_data.json keeps all but the seed and what is called a secret', () => {
  const text = JSON.stringify({
    uuid: 'u',
    admin_pass: 'hunter2',
    random_seed: 'c2VlZA==',
    meta: { role: 'web', db_password: 'hunter2' },
    public_keys: { a: 'ssh-ed25519 A' },
  });
  const left = JSON.parse(masked('/openstack/latest/meta_data.json', text) ?? '');
  expect(left).toEqual({
    uuid: 'u',
    admin_pass: '***',
    random_seed: expect.stringMatching(/^A+=*$/),
    meta: { role: 'web', db_password: '***' },
    public_keys: { a: 'ssh-ed25519 A' },
  });
});

test('what is called a secret goes wherever it stands in meta_data.json, and whatever it is', () => {
  const text = JSON.stringify({
    credentials: { user: 'a', key: 'hunter2' },
    api_token: 12345,
    custom: [{ db: { db_password: 'hunter2', port: 5432 } }],
    public_keys: { 'deploy-token': 'ssh-ed25519 A' },
  });
  expect(JSON.parse(masked('/openstack/latest/meta_data.json', text) ?? '')).toEqual({
    credentials: '***',
    api_token: '***',
    custom: [{ db: { db_password: '***', port: 5432 } }],
    public_keys: { 'deploy-token': 'ssh-ed25519 A' },
  });
});

test('vendor data keep their shape and lose their texts', () => {
  const text = '{"cloud-init":"#cloud-config\\npassword: x","n":1,"list":["a",""]}';
  expect(masked('/openstack/latest/vendor_data2.json', text)).toBe(
    '{"cloud-init":"***","n":1,"list":["***",""]}',
  );
});

test('what holds no secret stays as it is', () => {
  expect(maskedAnswer('/latest/meta-data/hostname', answer('web'))).toBeUndefined();
  expect(maskedAnswer('/openstack/latest/user_data', answer('no', 404))).toBeUndefined();
  const roles = maskedAnswer('/latest/meta-data/iam/security-credentials/', answer('role'));
  expect(roles).toBeUndefined();
});

test('the length that is told is that of what is left', () => {
  const left = maskedAnswer('/openstack/latest/password', answer('a long secret'));
  expect(left?.headers).toEqual([['Content-Length', '3']]);
});
