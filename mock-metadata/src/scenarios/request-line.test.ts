import { expect, test } from 'vitest';
import { requestFrom } from './request-line.ts';

test('a path is asked for as it is, and of a URL what comes after the host', () => {
  expect(requestFrom('/latest//a%2Fb/../c', { header: [] })).toMatchObject({
    method: 'GET',
    target: '/latest//a%2Fb/../c',
  });
  expect(requestFrom('http://169.254.169.254/openstack?x=1', { header: [] })).toMatchObject({
    target: '/openstack?x=1',
  });
  expect(requestFrom('http://169.254.169.254', { header: [] })).toMatchObject({ target: '/' });
});

test('data make it a POST with its length, as with curl', () => {
  const request = requestFrom('/openstack/latest/password', { header: [], data: 'sécret' });
  expect(request).toMatchObject({ method: 'POST', body: Buffer.from('sécret') });
  expect(request).toHaveProperty('headers', expect.arrayContaining([['Content-Length', '7']]));
});

test('what cannot be asked for is told', () => {
  expect(requestFrom('/a b', { header: [] })).toMatch(/is no path/);
  expect(requestFrom('', { header: [] })).toMatch(/is no path/);
  expect(requestFrom('/', { header: ['x'] })).toMatch(/is no header/);
  expect(requestFrom('/', { header: [], method: 'G ET' })).toMatch(/is no method/);
});
