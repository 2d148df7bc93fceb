import { expect, test } from 'vitest';
import type { Subnet } from '../lab/model.ts';
import type { Header } from '../message.ts';
import { agentHeaders, type Setup, signatureOf, testCloud } from './test-cloud.ts';

const path = '/latest/meta-data/hostname';

const subnet = (networkId: string, ...advancedServiceProviders: string[]): Subnet => ({
  id: `subnet-of-${networkId}`,
  networkId,
  cidr: '10.0.0.0/24',
  version: 4,
  gatewayIp: undefined,
  enableDhcp: true,
  dhcpServer: undefined,
  dnsNameservers: [],
  hostRoutes: [],
  ipv6AddressMode: undefined,
  advancedServiceProviders,
});

const edge: Setup = { subnets: [subnet('net-1', 'edge')], ports: [{}] };

const fromProvider = (
  address: string | undefined,
  provider: string = 'edge',
  signature: string = signatureOf(provider),
): readonly Header[] => [
  ...(address === undefined ? [] : ([['X-Forwarded-For', address]] as const)),
  ['X-Metadata-Provider', provider],
  ['X-Metadata-Provider-Signature', signature],
];

const explanation = (text: string | undefined): string | undefined => text?.split('\n\n')[1];

test('the port with the address on the provider’s networks says who asks', () => {
  const cloud = testCloud(edge);
  expect(cloud.text(path, { headers: fromProvider('10.0.0.4') })).toBe('web.novalocal');
  expect(cloud.neutronRequests.slice(0, 2)).toEqual([
    'GET /v2.0/subnets?advanced_service_providers=edge&fields=network_id',
    'GET /v2.0/ports?fixed_ips=ip_address=10.0.0.4&network_id=net-1&fields=device_id&fields=tenant_id',
  ]);
});

test('it wins over the agent’s headers, and an empty one counts as absent', () => {
  const nobody = [...agentHeaders(), ...fromProvider('10.0.0.9').slice(1)];
  expect(testCloud(edge).text(path, { headers: nobody })).toBe('web.novalocal');
  const empty = [...agentHeaders(), ['X-Metadata-Provider', '']] as const;
  expect(testCloud(edge).text(path, { headers: empty })).toBe('web.novalocal');
});

test.each([
  [undefined, 'X-Forwarded-For is missing from request.'],
  ['', 'Expected a single port matching provider edge and IP . Found 0.'],
  [' 10.0.0.4', 'Expected a single port matching provider edge and IP  10.0.0.4. Found 0.'],
  ['10.0.0.9', 'Expected a single port matching provider edge and IP 10.0.0.9. Found 0.'],
])('X-Forwarded-For %j is answered 400', (address, expected) => {
  const { status, text } = testCloud(edge).get(path, { headers: fromProvider(address) });
  expect([status, explanation(text)]).toEqual([400, expected]);
});

test('of a list the first address counts, and becomes the local address', () => {
  const headers = fromProvider('10.0.0.4, 1.2.3.4');
  expect(testCloud(edge).text('/latest/meta-data/local-ipv4', { headers })).toBe('10.0.0.4');
});

test.each(['', 'bad'])('with a secret the signature %j is refused', (signature) => {
  const headers = fromProvider('10.0.0.4', 'edge', signature);
  expect(testCloud(edge).text(path, { headers })).toBe('403');
});

test('without a secret no signature is looked at', () => {
  const cloud = testCloud({ ...edge, nova: { metadataProxySharedSecret: '' } });
  expect(cloud.text(path, { headers: fromProvider('10.0.0.4', 'edge', 'bad') })).toBe(
    'web.novalocal',
  );
});

test('a provider without subnets is named', () => {
  const { text } = testCloud(edge).get(path, { headers: fromProvider('10.0.0.4', 'other') });
  expect(explanation(text)).toBe('Could not find any subnets for provider other');
});

test('two ports are one too many, with or without a device', () => {
  const cloud = testCloud({ ...edge, ports: [{}, { deviceId: '' }] });
  const { text } = cloud.get(path, { headers: fromProvider('10.0.0.4') });
  expect(explanation(text)).toContain('Found 2.');
});

test.each(['', 'router', 'uuid-gone'])('a port of the device %j is nobody’s', (deviceId) => {
  const cloud = testCloud({ ...edge, ports: [{ deviceId }] });
  expect(cloud.text(path, { headers: fromProvider('10.0.0.4') })).toBe('404');
});

test('the port’s project must be the instance’s', () => {
  const cloud = testCloud({ ...edge, ports: [{ projectId: 'other' }] });
  expect(cloud.text(path, { headers: fromProvider('10.0.0.4') })).toBe('404');
});

test('161 networks are asked for in two slices', () => {
  const subnets = Array.from({ length: 161 }, (_, at) => subnet(`net-${at}`, 'edge'));
  const cloud = testCloud({ subnets, ports: [{ networkId: 'net-160' }] });
  expect(cloud.text(path, { headers: fromProvider('10.0.0.4') })).toBe('web.novalocal');
  const asked = cloud.neutronRequests.filter((request) => request.includes('network_id=net-'));
  expect(asked.map((request) => request.split('network_id=').length - 1)).toEqual([160, 1]);
});

test.each([
  [{ subnets: 500 }, 'InternalServerError'],
  [{ subnets: 401 }, 'NeutronAdminCredentialConfigurationInvalid'],
  [{ subnets: 418 }, 'NeutronClientException'],
  [{ subnets: 'close' }, 'ConnectFailure'],
  [{ subnets: 'garbage' }, 'MalformedResponseBody'],
  [{ ports: 404 }, '400'],
  [{ ports: 'refused' }, '400'],
] as const)('Neutron as %j gives %s', (api, expected) => {
  expect(testCloud({ ...edge, api }).text(path, { headers: fromProvider('10.0.0.4') })).toBe(
    expected,
  );
});

test('port and metadata are remembered apart from what agents asked for', () => {
  const cloud = testCloud(edge);
  cloud.get(path, { headers: fromProvider('10.0.0.4') });
  cloud.get(path, { headers: fromProvider('10.0.0.4') });
  expect(cloud.neutronRequests).toHaveLength(3);
  cloud.get(path);
  expect(cloud.neutronRequests).toHaveLength(4);
});

test('a provider that is named twice is nobody whose signature fits', () => {
  const headers = [...fromProvider('10.0.0.4'), ['X-Metadata-Provider', 'edge']] as const;
  expect(testCloud(edge).text(path, { headers })).toBe('403');
});
