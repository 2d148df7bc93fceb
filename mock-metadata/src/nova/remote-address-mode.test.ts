import { expect, test } from 'vitest';
import type { Header } from '../message.ts';
import { agentHeaders, type Setup, testCloud } from './test-cloud.ts';

const path = '/latest/meta-data/hostname';

const checkAsker = (
  asked: { readonly peer?: string; readonly headers?: readonly Header[] },
  expected: string,
  { nova, ...setup }: Setup = {},
): void => {
  const cloud = testCloud({
    ports: [{}],
    ...setup,
    nova: { serviceMetadataProxy: false, ...nova },
  });
  expect(cloud.text(path, { headers: [], ...asked })).toBe(expected);
};

const forwarded = (address: string) => [['X-Forwarded-For', address]] as const;

test.each([
  ['10.0.0.4', 'web.novalocal'],
  ['10.0.0.5', '404'],
  ['010.0.0.4', '404'],
  ['', '500'],
])('asked from %j it says %s', (peer, expected) => {
  checkAsker({ peer }, expected);
});

test.each([
  ['no device', [{ deviceId: '' }], '404'],
  ['a router', [{ deviceId: 'router' }], '404'],
  ['one with and one without device', [{}, { deviceId: '' }], 'web.novalocal'],
  ['two devices', [{}, { deviceId: 'uuid-db' }], '500'],
  ['the same instance twice', [{}, { id: 'port-2' }], '500'],
])('an address of %s', (_, ports, expected) => {
  checkAsker({}, expected, { ports });
});

test('headers of agents and providers are ignored', () => {
  const headers = [...agentHeaders({ uuid: 'uuid-db' }), ['X-Metadata-Provider', 'edge']] as const;
  checkAsker({ headers }, 'web.novalocal');
});

test('nothing but the sender counts, unless an option says so', () => {
  checkAsker({ peer: '1.1.1.1', headers: forwarded('10.0.0.4') }, '404');
  checkAsker({ peer: '1.1.1.1', headers: [['Forwarded', 'for=10.0.0.4']] }, '404');
  const later = { nova: { useForwardedFor: true } };
  checkAsker({ peer: '1.1.1.1', headers: forwarded('10.0.0.4') }, '404', later);
});

test('use_forwarded_for takes the whole header, in the release that has it', () => {
  const setup = { release: 'zed', nova: { useForwardedFor: true } } as const;
  checkAsker({ peer: '1.1.1.1', headers: forwarded('10.0.0.4') }, 'web.novalocal', setup);
  checkAsker({ headers: forwarded('10.0.0.4, 10.0.0.5') }, '404', setup);
  checkAsker({ headers: forwarded('') }, '500', setup);
  checkAsker({}, 'web.novalocal', setup);
  checkAsker({ headers: forwarded('1.1.1.1') }, 'web.novalocal', { ...setup, release: 'epoxy' });
});

test.each([
  [forwarded('10.0.0.4')],
  [[['Forwarded', 'proto=https; For = 10.0.0.4, for=1.1.1.1']] as const],
  [[['Forwarded', 'for=10.0.0.4'], ...forwarded('1.1.1.1')] as const],
])('with enable_proxy_headers_parsing the address comes from %j', (headers) => {
  checkAsker({ peer: '1.1.1.1', headers }, '404');
  checkAsker({ peer: '1.1.1.1', headers }, 'web.novalocal', {
    nova: { enableProxyHeadersParsing: true },
  });
});

test('the answer is remembered by address', () => {
  const cloud = testCloud({ ports: [{}], nova: { serviceMetadataProxy: false } });
  cloud.get(path, { headers: [] });
  cloud.get(path, { headers: [] });
  expect(cloud.neutronRequests).toEqual([
    'GET /v2.0/ports?fixed_ips=ip_address=10.0.0.4',
    'GET /v2.0/ports?fields=security_groups&fields=device_id&device_id=uuid-web',
  ]);
});

test.each([400, 404, 'close'] as const)('Neutron saying %s gives 500', (how) => {
  checkAsker({}, '500', { api: { ports: how } });
});
