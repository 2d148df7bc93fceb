import { expect, test } from 'vitest';
import { testCloud } from './test-cloud.ts';

const versions =
  '2012-08-10 2013-04-04 2013-10-17 2015-10-15 2016-06-30 2016-10-06 2017-02-22 2018-08-27 2020-10-14'.split(
    ' ',
  );

test('versions are listed once their day has come, in UTC', () => {
  const cloud = testCloud();
  const at = (date: string) => {
    cloud.standAt(date);
    return cloud.text('/openstack').split('\n');
  };
  expect(at('2011-01-01')).toEqual(['latest']);
  expect(at('2013-04-03T23:59:59Z')).toEqual(['2012-08-10', 'latest']);
  expect(at('2013-04-04T00:00:00Z')).toEqual(['2012-08-10', '2013-04-04', 'latest']);
  expect(at('2026-01-01')).toEqual([...versions, '2025-04-04', 'latest']);
});

test('a hidden version is served all the same, one that the release lacks is not', () => {
  const cloud = testCloud();
  cloud.standAt('2011-01-01');
  expect(cloud.text('/openstack/2025-04-04')).toContain('meta_data.json');
  expect(testCloud({ release: 'zed' }).text('/openstack/2025-04-04')).toBe('404');
  expect(testCloud({ release: 'zed' }).text('/openstack')).not.toContain('2025');
});

test.each([
  ['2012-08-10', 'meta_data.json'],
  ['2013-04-04', 'meta_data.json password'],
  ['2013-10-17', 'meta_data.json password vendor_data.json'],
  ['2015-10-15', 'meta_data.json password vendor_data.json network_data.json'],
  ['2016-10-06', 'meta_data.json password vendor_data.json network_data.json vendor_data2.json'],
  ['latest', 'meta_data.json password vendor_data.json network_data.json vendor_data2.json'],
])('%s lists %s, in the order of Nova’s code', (version, names) => {
  expect(testCloud().text(`/openstack/${version}/`).split('\n')).toEqual(names.split(' '));
  expect(testCloud().text(`/openstack/${version}/version`).split('\n')).toEqual(names.split(' '));
});

test('user_data is listed and served where there is any, empty or not', () => {
  const empty = testCloud({ instances: [{ userData: '' }] });
  expect(empty.text('/openstack/2012-08-10')).toBe('meta_data.json\nuser_data');
  expect(empty.text('/openstack/2012-08-10/user_data')).toBe('');
  expect(testCloud().text('/openstack/2012-08-10/user_data')).toBe('404');
});

test.each([
  ['/openstack/latest/meta_data.json', 'application/json'],
  ['/openstack/latest/vendor_data.json', 'application/json'],
  ['/openstack/latest/vendor_data2.json', 'application/json'],
  ['/openstack/latest/network_data.json', 'text/plain; charset=UTF-8'],
  ['/openstack/latest/password', 'text/html; charset=UTF-8'],
  ['/openstack/latest', 'text/plain; charset=UTF-8'],
])('%s is %s', (path, type) => {
  expect(testCloud().get(path).type).toBe(type);
});

test.each([
  ['/openstack/2012-08-10/password', '404'],
  ['/openstack/2013-04-04/vendor_data.json', '404'],
  ['/openstack/2016-06-30/vendor_data2.json', '404'],
  ['/openstack/2012-08-10/network_data.json', '{}'],
  ['/openstack/latest/meta_data.json/', '{"uuid": '],
  ['/openstack/latest/meta_data.json/x', '404'],
  ['/openstack/latest/nope', '404'],
  ['/openstack/LATEST', '404'],
  ['/openstack/content', '404'],
  ['/openstack/content/0000', '404'],
  ['/openstack/latest/content/0000', '404'],
  ['/openstack/latest/content', 'TypeError'],
])('%s begins with %s', (path, expected) => {
  expect(testCloud().text(path).slice(0, expected.length)).toBe(expected);
});

test('an instance without host name fails wherever one is shown', () => {
  const cloud = testCloud({ instances: [{ hostname: null, userData: 'YQ==' }] });
  const paths = ['/latest', '/latest/user-data', '/openstack/latest/meta_data.json'];
  expect(paths.map((path) => cloud.text(path))).toEqual(['TypeError', 'TypeError', 'TypeError']);
  expect(cloud.text('/nope')).toBe('404');
  expect(cloud.text('/openstack/latest/user_data')).toBe('a');
});
