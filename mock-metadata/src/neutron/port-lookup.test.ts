import { expect, test } from 'vitest';
import { ids, samplePort } from '../chain/sample-lab.ts';
import type { Port } from '../lab/model.ts';
import { portIndex } from './port-lookup.ts';

const a = 'network-a';
const b = 'network-b';
const at = (id: string, networkId: string, more: Partial<Port> = {}) =>
  samplePort({ id, networkId, ...more });
const idsOf = (ports: readonly Port[] | undefined) => ports?.map(({ id }) => id);

test('ports are found by address, on the named networks or on all', () => {
  const { ports } = portIndex({ ports: [at('1', a), at('2', b)] });
  expect(idsOf(ports({ address: '10.0.0.4' }, [a]))).toEqual(['1']);
  expect(idsOf(ports({ address: '10.0.0.4' }, [b, a, b]))).toEqual(['2', '1']);
  expect(idsOf(ports({ address: '10.0.0.4' }, []))).toEqual(['1', '2']);
  expect(idsOf(ports({ address: '10.0.0.4' }, ['elsewhere']))).toEqual([]);
  expect(idsOf(ports({ address: '10.0.0.9' }, []))).toEqual([]);
});

test('a port that has an address twice is found once', () => {
  const fixedIps = ['10.0.0.4', '10.0.0.4'].map((ipAddress) => ({ ipAddress, subnetId: 's' }));
  const { ports } = portIndex({ ports: [at('1', a, { fixedIps })] });
  expect(idsOf(ports({ address: '10.0.0.4' }, []))).toEqual(['1']);
});

test('ports are found by MAC, however the lab spells it', () => {
  const { ports } = portIndex({ ports: [at('1', a, { macAddress: 'FA:16:3E:00:00:01' })] });
  expect(idsOf(ports({ mac: 'fa:16:3e:00:00:01' }, [a]))).toEqual(['1']);
});

test('with MAC and address a port needs only one of them, and is found once', () => {
  const { ports } = portIndex({
    ports: [
      at('1', a, { macAddress: 'fa:16:3e:00:00:01' }),
      at('2', a, {
        macAddress: 'fa:16:3e:00:00:02',
        fixedIps: [{ ipAddress: 'fe80::1', subnetId: 's' }],
      }),
      at('3', b, { macAddress: 'fa:16:3e:00:00:01' }),
    ],
  });
  const mac = 'fa:16:3e:00:00:01';
  expect(idsOf(ports({ address: 'fe80::1', mac }, [a]))).toEqual(['1', '2']);
  expect(idsOf(ports({ address: '10.0.0.4', mac }, [a]))).toEqual(['1']);
});

test('a router hangs on the networks of its interfaces, not on that of its gateway', () => {
  const of = (deviceOwner: string) => ({ deviceId: ids.router, deviceOwner });
  const index = portIndex({
    ports: [
      at('1', a, of('network:router_interface')),
      at('2', b, of('network:router_interface_distributed')),
      at('3', 'c', of('network:ha_router_replicated_interface')),
      at('4', 'outside', of('network:router_gateway')),
    ],
  });
  expect(index.routerNetworks(ids.router)).toEqual([a, b, 'c']);
  expect(index.routerNetworks('unknown')).toEqual([]);
  expect(index.routersOn(b)).toEqual([ids.router]);
  expect(index.routersOn('outside')).toEqual([]);
});

test('the index of one lab is made once', () => {
  const lab = { ports: [at('1', a)] };
  expect(portIndex(lab)).toBe(portIndex({ ...lab }));
});
