import { expect, test } from 'vitest';
import { samplePort } from '../chain/sample-lab.ts';
import type { Port, Release } from '../lab/model.ts';
import type { Decision } from '../trace.ts';
import { type Neutron, portIndex } from './port-lookup.ts';
import { whoAsksOvn } from './who-asks-ovn.ts';

const at = (ipAddress: string, more: Partial<Port> = {}): Port =>
  samplePort({
    id: ipAddress,
    networkId: 'net',
    macAddress: `of ${ipAddress}`,
    deviceId: `instance ${ipAddress}`,
    fixedIps: [{ ipAddress, subnetId: 's' }],
    ...more,
  });
const index = portIndex({
  ports: [
    at('10.0.0.4', { macAddress: 'fa:16:3e:00:00:01' }),
    at('10.0.0.9', { networkId: 'other' }),
    at('10.0.0.98', { deviceId: '' }),
    at('10.1.1.1'),
    at('10.1.1.1', { id: 'second' }),
  ],
});

interface Given {
  readonly from?: string;
  readonly network?: string;
  readonly release?: Release;
  readonly neutron?: Neutron;
}

const asks = ({ from, network, release = 'master', neutron = index }: Given) => {
  const decisions: Decision[] = [];
  const headers = {
    forwardedFor: from,
    networkId: network,
    routerId: undefined,
    contentLength: undefined,
    connection: undefined,
    accept: undefined,
  };
  const asker = whoAsksOvn(headers, neutron, release, {
    change: () => undefined,
    lookup: () => undefined,
    decide: (decision) => decisions.push(decision),
  });
  return asker.kind === 'instance' ? asker.instanceId : `${asker.kind}: ${decisions[0]?.rule}`;
};

const net = 'net';

test.each<[string, Given, string]>([
  ['an address on the network', { from: '10.0.0.4', network: net }, 'instance 10.0.0.4'],
  ['its mapped form', { from: '::ffff:10.0.0.4', network: net }, 'instance 10.0.0.4'],
  [
    'a link-local address, by its MAC',
    { from: 'fe80::f816:3eff:fe00:1', network: net },
    'instance 10.0.0.4',
  ],
  ['an address of another network', { from: '10.0.0.9', network: net }, 'nobody: no-port'],
  [
    'a port that is bound nowhere',
    { from: '10.0.0.98', network: net },
    'nobody: port-without-device',
  ],
  ['an address of two ports', { from: '10.1.1.1', network: net }, 'nobody: several-ports'],
  ['no network', { from: '10.0.0.4' }, 'nobody: no-ovn-network'],
  ['an empty network', { from: '10.0.0.4', network: '' }, 'nobody: no-ovn-network'],
  ['two networks', { from: '10.0.0.4', network: 'x, net' }, 'nobody: several-ovn-networks'],
  ['no address', { network: net }, 'exception: client-address-missing'],
  ['a list', { from: '10.0.0.4, 10.0.0.5', network: net }, 'exception: client-address-unreadable'],
])('OVN’s agent and %s', (_, given, expected) => {
  expect(asks(given)).toBe(expected);
});

test.each<[string, string | undefined, string]>([
  ['an address', '10.0.0.4', 'instance 10.0.0.4'],
  ['its mapped form', '::ffff:10.0.0.4', 'nobody: no-port'],
  ['a link-local address', 'fe80::f816:3eff:fe00:1', 'nobody: no-port'],
  ['a list', '10.0.0.4, 10.0.0.5', 'nobody: no-port'],
  ['no address', undefined, 'nobody: no-port'],
])('zed compares %s as it stands', (_, from, expected) => {
  expect(asks({ ...(from === undefined ? {} : { from }), network: net, release: 'zed' })).toBe(
    expected,
  );
});

test('a database that does not answer is an exception', () => {
  const neutron: Neutron = { routerNetworks: () => undefined, ports: () => undefined };
  expect(asks({ from: '10.0.0.4', network: net, neutron })).toBe('exception: neutron-unavailable');
});
