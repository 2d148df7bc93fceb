import type { Instance, Lab, Port, Subnet } from '../lab/model.ts';
import { defaultAgentCache, defaultRateLimiting } from '../lab/neutron-defaults.ts';
import type { HttpRequest } from '../message.ts';
import type { NovaWorld } from '../nova/metadata-api.ts';
import { testInstance, testNovaOptions } from '../nova/test-cloud.ts';
import type { ChainWorld } from './world.ts';

/** A small cloud for tests: one network with a router, one without, instances of two projects. */

export const ids = {
  web: 'a1a1a1a1-0000-4000-8000-000000000001',
  db: 'a1a1a1a1-0000-4000-8000-000000000002',
  lonely: 'a1a1a1a1-0000-4000-8000-000000000003',
  router: 'b2b2b2b2-0000-4000-8000-000000000001',
  private: 'c3c3c3c3-0000-4000-8000-000000000001',
  isolated: 'c3c3c3c3-0000-4000-8000-000000000002',
  webProject: '11111111000000000000000000000001',
  dbProject: '22222222000000000000000000000002',
} as const;

export const samplePort = (port: Partial<Port>): Port => ({
  id: 'd4d4d4d4-0000-4000-8000-000000000001',
  networkId: ids.private,
  deviceId: ids.web,
  deviceOwner: 'compute:nova',
  projectId: ids.webProject,
  macAddress: 'fa:16:3e:00:00:01',
  fixedIps: [{ ipAddress: '10.0.0.4', subnetId: 's' }],
  securityGroups: [],
  ...port,
});

export const sampleSubnet = (subnet: Partial<Subnet> = {}): Subnet => ({
  id: 's',
  networkId: ids.private,
  cidr: '10.0.0.0/24',
  version: 4,
  gatewayIp: undefined,
  enableDhcp: true,
  dhcpServer: undefined,
  dnsNameservers: [],
  hostRoutes: [],
  ipv6AddressMode: undefined,
  advancedServiceProviders: [],
  ...subnet,
});

const fixed = (...addresses: readonly string[]) =>
  addresses.map((ipAddress) => ({ ipAddress, subnetId: 's' }));

export const samplePorts: readonly Port[] = [
  samplePort({ fixedIps: fixed('10.0.0.4', '2001:db8::4') }),
  samplePort({
    id: 'd4d4d4d4-0000-4000-8000-000000000002',
    deviceId: ids.db,
    projectId: ids.dbProject,
    macAddress: 'fa:16:3e:00:00:02',
    fixedIps: fixed('10.0.0.5'),
  }),
  samplePort({
    id: 'd4d4d4d4-0000-4000-8000-000000000003',
    deviceId: ids.lonely,
    networkId: ids.isolated,
    macAddress: 'fa:16:3e:00:00:03',
    fixedIps: fixed('192.168.9.4'),
  }),
  samplePort({
    id: 'd4d4d4d4-0000-4000-8000-000000000004',
    deviceId: ids.router,
    deviceOwner: 'network:router_interface',
    macAddress: 'fa:16:3e:00:00:ff',
    fixedIps: fixed('10.0.0.1'),
  }),
];

const sampleInstance = (name: string, uuid: string, projectId: string): Instance =>
  testInstance({
    name,
    uuid,
    projectId,
    userId: 'someone',
    hostname: name,
    displayName: name,
    ec2Id: 1,
    imageRef: '',
    reservationId: 'r-00000001',
  });

export const web = sampleInstance('web', ids.web, ids.webProject);
export const db = sampleInstance('db', ids.db, ids.dbProject);
export const lonely = sampleInstance('lonely', ids.lonely, ids.webProject);

const secret = 'the shared secret';

export const sampleLab = (changes: Partial<Lab> = {}): Lab => ({
  name: 'sample',
  release: 'master',
  topology: 'router',
  nova: { ...testNovaOptions, metadataProxySharedSecret: secret },
  neutron: {
    metadataProxySharedSecret: secret,
    api: {},
    metadataRateLimiting: defaultRateLimiting,
    cache: defaultAgentCache,
  },
  networks: [
    { id: ids.private, name: 'private', mtu: 1450, injected: false },
    { id: ids.isolated, name: 'isolated', mtu: 1450, injected: false },
  ],
  routers: [{ id: ids.router, name: 'gateway' }],
  subnets: [],
  ports: samplePorts,
  securityGroups: [],
  ec2ImageIds: new Map(),
  instances: [web, db, lonely],
  defaultInstance: undefined,
  faults: new Map(),
  ...changes,
});

/** A world in which nothing ever changes and nobody answers. */
export const sampleWorld: NovaWorld = {
  now: () => Date.UTC(2026, 0, 1),
  random: (bytes) => new Uint8Array(bytes),
  readFile: (path) => {
    throw new Error(`no file ${path}`);
  },
  post: async () => ({ kind: 'refused' }),
  warn: () => undefined,
};

/** A clock that stands still unless somebody waits. */
export const stoppedClock = (): ChainWorld => {
  let nowMs = 0;
  return {
    now: () => nowMs,
    pause: async (ms) => {
      nowMs += ms;
    },
  };
};

export const sampleClock: ChainWorld = { now: sampleWorld.now, pause: async () => undefined };

export const get = (
  target: string,
  headers: HttpRequest['headers'] = [['Host', '169.254.169.254']],
): HttpRequest => ({ method: 'GET', target, headers, body: new Uint8Array(0), peer: '' });
