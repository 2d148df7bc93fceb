import { expect, test } from 'vitest';
import type { Lab } from '../lab/model.ts';
import { reachOf } from './reach.ts';
import {
  db,
  ids,
  lonely,
  sampleLab,
  samplePort,
  samplePorts,
  sampleSubnet,
  web,
} from './sample-lab.ts';

const wayOf = (lab: Partial<Lab>, instance = web) => {
  const reach = reachOf(sampleLab(lab), instance);
  return reach.kind === 'reachable'
    ? { address: reach.address, ...reach.proxy }
    : reach.decision.rule;
};

test('behind a router an instance meets the proxy of that router, over IPv4 if it can', () => {
  expect(wayOf({})).toEqual({ address: '10.0.0.4', mode: 'router', id: ids.router });
});

test('IPv4 goes first, wherever it stands in the list', () => {
  const [first, ...rest] = samplePorts;
  const fixedIps = ['2001:db8::4', '10.0.0.4'].map((ipAddress) => ({ ipAddress, subnetId: 's' }));
  expect(wayOf({ ports: [samplePort({ ...first, fixedIps }), ...rest] })).toMatchObject({
    address: '10.0.0.4',
  });
});

test('without IPv4 it asks the link-local metadata address, from the one its MAC gives it', () => {
  const [first, ...rest] = samplePorts;
  const onlyIpv6 = { ...first, fixedIps: [{ ipAddress: '2001:db8::4', subnetId: 's' }] };
  const ports = [samplePort(onlyIpv6), ...rest];
  expect(wayOf({ ports })).toMatchObject({ address: 'fe80::f816:3eff:fe00:1' });
});

test.each([
  [{ family: 6 }, 'fe80::f816:3eff:fe00:1'],
  [{ family: 4 }, '10.0.0.4'],
  [{ address: 'fe80::1' }, 'fe80::1'],
] as const)('a sender can choose: %j', (from, address) => {
  expect(reachOf(sampleLab(), web, from)).toMatchObject({ address });
});

test('straight to Nova an instance asks from an IPv6 address that Neutron knows', () => {
  const direct = sampleLab({ topology: 'direct' });
  expect(reachOf(direct, web, { family: 6 })).toMatchObject({ address: '2001:db8::4' });
  expect(reachOf(direct, db, { family: 6 })).toMatchObject({
    decision: { rule: 'no-address', remedy: expect.stringContaining('IPv6') },
  });
});

test('the first port whose network has a router counts', () => {
  const isolated = samplePort({
    id: 'first',
    networkId: ids.isolated,
    fixedIps: [{ ipAddress: '192.168.9.9', subnetId: 's' }],
  });
  expect(wayOf({ ports: [isolated, ...samplePorts] })).toMatchObject({ address: '10.0.0.4' });
});

test('in the dhcp topology it meets the proxy of its network', () => {
  expect(wayOf({ topology: 'dhcp' }, lonely)).toEqual({
    address: '192.168.9.4',
    mode: 'network',
    id: ids.isolated,
  });
});

test('in the ovn topology it meets the proxy of its network, in OVN’s manner', () => {
  expect(wayOf({ topology: 'ovn', subnets: [sampleSubnet({})] })).toMatchObject({
    address: '10.0.0.4',
    mode: 'ovn',
    id: ids.private,
  });
});

test('in the provider topology it meets the load balancer that its subnet names', () => {
  const subnets = [
    sampleSubnet({}),
    sampleSubnet({ id: 't', advancedServiceProviders: ['edge-7', 'edge-8'] }),
  ];
  const reach = reachOf(sampleLab({ topology: 'provider', subnets }), web);
  expect(reach).toMatchObject({ address: '10.0.0.4', providerId: 'edge-7' });
});

test('in the host topology it asks from the address that OVS gives it', () => {
  const lab = sampleLab({ topology: 'host' });
  expect([web, db, lonely].map((each) => reachOf(lab, each))).toMatchObject([
    { address: '240.0.0.2' },
    { address: '240.0.0.3' },
    { address: '240.0.0.4' },
  ]);
});

const withoutDhcp = [sampleSubnet({ enableDhcp: false })];

test.each<[string, Partial<Lab>]>([
  ['no-port', { ports: [] }],
  ['no-address', { ports: [samplePort({ fixedIps: [] })] }],
  ['no-router', { ports: samplePorts.slice(0, 3) }],
  ['no-dhcp', { topology: 'dhcp', subnets: withoutDhcp }],
  ['no-dhcp', { topology: 'ovn', subnets: withoutDhcp }],
  ['no-provider', { topology: 'provider', subnets: [sampleSubnet({})] }],
  ['no-host-path', { topology: 'host', ports: [samplePort({ deviceOwner: 'baremetal:none' })] }],
  ['topology-newer-than-release', { topology: 'host', release: 'zed' }],
])('an instance that cannot get there is told why: %s', (rule, lab) => {
  expect(wayOf(lab)).toBe(rule);
});
