import { expect, test } from 'vitest';
import type { Port } from '../lab/model.ts';
import { notOnePort, type Search } from './who-asks-notes.ts';

const port = (networkId: string): Port => ({
  ...{ id: `port of ${networkId}`, networkId, deviceId: 'web', deviceOwner: '', projectId: '' },
  ...{ macAddress: 'fa:16:3e:00:00:01', fixedIps: [], securityGroups: [] },
});

const address = { kind: 'address', text: '10.0.0.9', isMapped: true } as const;
const mac = { kind: 'mac', mac: '02:00:00:00:00:01' } as const;

const headers = {
  ...{ forwardedFor: '::ffff:10.0.0.9', networkId: undefined, routerId: 'r' },
  ...{ contentLength: undefined, connection: undefined, accept: undefined },
};

const checkRemedy = (networksOfPorts: readonly string[], search: Search, expected: RegExp) =>
  expect(notOnePort(networksOfPorts.map(port), headers, search).remedy).toMatch(expected);

test('ports on several networks of one router: their addresses are to be told apart', () =>
  checkRemedy(['a', 'b'], { client: address, networks: ['a', 'b'] }, /^Let no two networks/));

test('several ports on one network: one of them may keep the address', () => {
  const list = /openstack port list --fixed-ip ip-address=10\.0\.0\.9 names/;
  checkRemedy(['a', 'a'], { client: address, networks: ['a'] }, list);
  checkRemedy(['a', 'a'], { client: address, networks: ['a', 'b'] }, list);
  const byMac = /openstack port list --mac-address 02:00:00:00:00:01 names/;
  checkRemedy(['a', 'a'], { client: mac, networks: ['a'] }, byMac);
});

test('a router that nobody knows makes the agent search everywhere', () =>
  checkRemedy(
    ['a', 'b'],
    { client: address, networks: [] },
    /^Name a router that has an interface/,
  ));

test('behind a link-local address the MAC address has to be that of a port', () => {
  checkRemedy([], { client: mac, networks: ['a'] }, /made of the port's MAC address \(EUI-64\)/);
  checkRemedy([], { client: address, networks: ['a'] }, /openstack port set --fixed-ip/);
});

test('where a router without interface is named, it is told that all networks were searched', () => {
  const reasonOf = (networks: readonly string[]) =>
    notOnePort([], headers, { client: address, networks }).reason;
  expect(reasonOf(['a'])).toMatch(/^No port on the networks of router r has the address/);
  expect(reasonOf([])).toMatch(/^No port on any network \(router r has no interface/);
});
