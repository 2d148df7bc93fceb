import type { Instance, Lab, NeutronOptions } from '../lab/model.ts';
import type { HttpRequest, Outcome } from '../message.ts';
import type { Hop } from '../neutron/hop.ts';
import { metadataAgent } from '../neutron/metadata-agent.ts';
import { namespaceProxy } from '../neutron/namespace-proxy.ts';
import { portIndex } from '../neutron/port-lookup.ts';
import type { Nova } from '../nova/metadata-api.ts';
import type { HopName, Trace } from '../trace.ts';
import { novaHop } from './nova-hop.ts';
import { type Reach, reachOf } from './reach.ts';
import { traceRecorder } from './trace-recorder.ts';
import { joined, type Next } from './walk.ts';
import { watchedHops } from './watched-hops.ts';

/** Who asks; the chain turns it into the address and the proxy that a real instance would have. */
export interface Sender {
  readonly instance: Instance;
}

/** All hops between an instance and Nova in one process. */
export interface Chain {
  readonly lab: Lab;
  /** Which proxy an instance meets, or why it meets none; `send` and `trace` go this way. */
  reach(instance: Instance): Reach;
  /**
   * What the instance gets for a request; the request's own `peer` counts for nothing. An instance
   * without a way to a proxy gets `refused`, and `reach` says why.
   */
  send(sender: Sender, request: HttpRequest): Promise<Outcome>;
  /**
   * The same with everything the hops saw and did. `enterAt` puts the request straight to a later
   * hop, as somebody with curl on the network node (agent) or controller (Nova) would; then the
   * request's `peer` is what Nova sees.
   */
  trace(sender: Sender, request: HttpRequest, enterAt?: HopName): Promise<Trace>;
  /** The same cloud and the same Nova behind agents with other options: what if? */
  withNeutron(options: Partial<NeutronOptions>): Chain;
}

/** A chain for a lab and the Nova that serves it. `now`: milliseconds since the epoch. */
export const chainFor = (lab: Lab, nova: Nova, now: () => number = Date.now): Chain => {
  const agent = agentOf(lab, now);
  const atNova = novaHop(lab, nova);
  const atAgent = joined(agent, atNova);
  const reach = remembered(
    (instance: Instance) => reachOf(lab, instance),
    ({ uuid }) => uuid,
  );
  const proxyOf = remembered(
    ({ mode, id }: ProxyId) => namespaceProxy({ mode, id, release: lab.release }),
    ({ mode, id }) => `${mode} ${id}`,
  );
  const entrance = remembered(
    (instance: Instance): Next => {
      const way = reach(instance);
      if (way.kind === 'unreachable') return () => ({ kind: 'refused' });
      const atProxy = joined(proxyOf(way.proxy), atAgent);
      return (request) => atProxy({ ...request, peer: way.address });
    },
    ({ uuid }) => uuid,
  );
  return {
    lab,
    reach,
    send: async ({ instance }, request) => entrance(instance)(request),
    trace: async ({ instance }, request, enterAt = 'instance') => {
      const recorder = traceRecorder();
      const way = reach(instance);
      const proxy = way.kind === 'reachable' ? proxyOf(way.proxy) : undefined;
      const hops = watchedHops({ lab, way, proxy, agent, nova: atNova, recorder });
      return recorder.trace(await hops[enterAt](request));
    },
    withNeutron: (options) =>
      chainFor({ ...lab, neutron: { ...lab.neutron, ...options } }, nova, now),
  };
};

type ProxyId = Extract<Reach, { readonly kind: 'reachable' }>['proxy'];

const agentOf = (lab: Lab, now: () => number): Hop =>
  metadataAgent({
    release: lab.release,
    sharedSecret: lab.neutron.metadataProxySharedSecret,
    neutron: portIndex(lab),
    now,
  });

/** A function of a value with a key, worked out once for each key. */
const remembered = <Value, Result>(
  work: (value: Value) => Result,
  keyOf: (value: Value) => string,
): ((value: Value) => Result) => {
  const results = new Map<string, Result>();
  return (value) => {
    const key = keyOf(value);
    const known = results.get(key);
    if (known !== undefined) return known;
    const made = work(value);
    results.set(key, made);
    return made;
  };
};
