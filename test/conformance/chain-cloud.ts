import { type Faults, faultsOf } from '../../mock-metadata/src/chain/faults/fault.ts';
import { novaHop } from '../../mock-metadata/src/chain/nova-hop.ts';
import { passage, type Station } from '../../mock-metadata/src/chain/passage.ts';
import { topologyPlans } from '../../mock-metadata/src/chain/topologies.ts';
import type { Way } from '../../mock-metadata/src/chain/way.ts';
import type { Lab, MetadataRateLimiting, Topology } from '../../mock-metadata/src/lab/model.ts';
import type { HttpRequest, Outcome } from '../../mock-metadata/src/message.ts';
import { hostBackends } from '../../mock-metadata/src/neutron/host-backends.ts';
import { type Neutron, portIndex } from '../../mock-metadata/src/neutron/port-lookup.ts';
import { novaFor } from '../../mock-metadata/src/nova/metadata-api.ts';
import { withRowNumbers } from './database.ts';
import { fixtureLab } from './fixture-lab.ts';
import type { SuiteOnRelease } from './layer.ts';
import { novaOptions } from './nova-options.ts';
import { type ConformanceWorld, conformanceWorld } from './world.ts';

/** The recorder's cloud with all its proxies, as long as a suite lasts. */
export interface ChainCloud {
  readonly world: ConformanceWorld;
  readonly faults: Faults;
  /** Neutron's RPC answers no more, or again. */
  setRpcAway(isAway: boolean): void;
  /** Sends a request from an address to one of the proxies. */
  send(front: string, source: string, request: HttpRequest): Promise<Outcome>;
}

/** A proxy that the recorder ran; its name is in the data's README. */
interface Front {
  readonly topology: Topology;
  readonly mode: 'network' | 'router' | 'ovn';
  readonly idOf: 'NET_A' | 'ROUTER_1';
  readonly isLimited?: boolean;
}

const network: Front = { topology: 'dhcp', mode: 'network', idOf: 'NET_A' };
const router: Front = { topology: 'router', mode: 'router', idOf: 'ROUTER_1' };
const ofOvn: Front = { topology: 'ovn', mode: 'ovn', idOf: 'NET_A' };

const neutronFronts: Readonly<Record<string, Front>> = {
  net: network,
  net6: network,
  rtr: router,
  rtr6: router,
  lim: { ...network, isLimited: true },
};

const ovnFronts: Readonly<Record<string, Front>> = {
  net: ofOvn,
  net6: ofOvn,
  lim: { ...ofOvn, isLimited: true },
};

/** The same requests were recorded behind OVN, too; a suite can also be for OVN alone. */
const isOvn = ({ variant, suite }: SuiteOnRelease): boolean =>
  variant === '-ovn' || suite.kind === 'ovn';

const limits: MetadataRateLimiting = {
  rateLimitEnabled: true,
  ipVersions: [4],
  baseWindowDurationS: 4,
  baseQueryRateLimit: 6,
  burstWindowDurationS: 1,
  burstQueryRateLimit: 3,
};

/** What a request takes in the recorder's cloud, about. */
const requestMs = 4;

export const chainCloud = (on: SuiteOnRelease): ChainCloud => {
  const world = conformanceWorld();
  const lab = labOf(on, world);
  const faults = faultsOf(new Map());
  const nova = novaFor(lab, world);
  let isRpcAway = false;
  const index = portIndex(lab);
  const neutron: Neutron = {
    routerNetworks: (id) => (isRpcAway ? undefined : index.routerNetworks(id)),
    ports: (query, ids) => (isRpcAway ? undefined : index.ports(query, ids)),
  };
  const atNova: Station = {
    name: 'nova',
    hop: novaHop(() => lab, nova, world.now),
    timeoutMs: undefined,
    readsWholeAnswers: false,
    peer: 'as-given',
  };
  const stationsOf = remembered((name: string): readonly Station[] => {
    const front = (isOvn(on) ? ovnFronts : neutronFronts)[name];
    if (front === undefined) throw new Error(`chain-cloud.ts knows no proxy ${name}`);
    const seen = {
      lab: labAt(lab, front),
      neutron,
      hostBackends: () => hostBackends(lab),
      now: world.now,
    };
    return [...startedHops(front, on, seen), atNova];
  });
  return {
    world,
    faults,
    setRpcAway: (isAway) => {
      isRpcAway = isAway;
    },
    send: (front, source, request) => {
      world.passMs(requestMs);
      world.beginRequest(undefined);
      const clock = { now: world.now, pause: async (ms: number) => world.passMs(ms) };
      const stations = stationsOf(front);
      return passage({ stations, request: { ...request, peer: source }, faults, world: clock });
    },
  };
};

const labOf = (on: SuiteOnRelease, { resolved }: ConformanceWorld): Lab => {
  const { fixture, suite, release, novaServer = 'uwsgi' } = on;
  const config = resolved({ 'api.metadata_cache_expiration': 2, ...suite.config });
  const nova = { ...novaOptions(fixture.shared_secret, config, release), front_server: novaServer };
  return fixtureLab(withRowNumbers(fixture), { release, nova, neutron: {} });
};

const labAt = (lab: Lab, { topology, isLimited }: Front): Lab => ({
  ...lab,
  topology,
  neutron: isLimited ? { ...lab.neutron, metadataRateLimiting: limits } : lab.neutron,
});

type Program = NonNullable<
  ReturnType<(typeof topologyPlans)[Topology]['hops'][number]['programFor']>
>;

const startedHops = (
  { topology, mode, idOf }: Front,
  { fixture, release }: SuiteOnRelease,
  setting: Parameters<Program['start']>[0],
): readonly Station[] => {
  const proxy = { mode, id: fixture.ids[idOf] ?? '' };
  // Where the request comes from is told with each of them.
  const way = { kind: 'reachable', address: '', port: anyPort, proxy } satisfies Way;
  return topologyPlans[topology].hops.flatMap((plan) => {
    const program = plan.programFor(way);
    if (program === undefined) return [];
    const { name, readsWholeAnswers, peer } = plan;
    const hop = program.start(setting);
    return [{ name, hop, timeoutMs: plan.timeoutMs(release), readsWholeAnswers, peer }];
  });
};

const anyPort: Way['port'] = {
  id: '',
  networkId: '',
  deviceId: '',
  deviceOwner: '',
  projectId: '',
  macAddress: '',
  fixedIps: [],
  securityGroups: [],
};

const remembered = <Result>(work: (key: string) => Result): ((key: string) => Result) => {
  const results = new Map<string, Result>();
  return (key) => {
    const known = results.get(key);
    if (known !== undefined) return known;
    const made = work(key);
    results.set(key, made);
    return made;
  };
};
