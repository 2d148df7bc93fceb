import { expect, test } from 'vitest';
import type { Lab } from '../lab/model.ts';
import { reachOf } from './reach.ts';
import { ids, lonely, sampleLab, samplePort, samplePorts, web } from './sample-lab.ts';

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

test('without IPv4 it asks from its IPv6 address', () => {
  const [first, ...rest] = samplePorts;
  const onlyIpv6 = { ...first, fixedIps: [{ ipAddress: '2001:db8::4', subnetId: 's' }] };
  const ports = [samplePort(onlyIpv6), ...rest];
  expect(wayOf({ ports })).toMatchObject({ address: '2001:db8::4' });
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

test.each<[string, Partial<Lab>]>([
  ['no-port', { ports: [] }],
  ['no-address', { ports: [samplePort({ fixedIps: [] })] }],
  ['no-router', { ports: samplePorts.slice(0, 3) }],
  ['topology-not-simulated', { topology: 'ovn' }],
])('an instance that cannot get there is told why: %s', (rule, lab) => {
  expect(wayOf(lab)).toBe(rule);
});
