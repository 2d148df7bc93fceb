import type { Port } from '../lab/model.ts';
import type { Notes } from '../trace.ts';
import { type ClientAddress, clientAddress } from './address.ts';
import type { AgentHeaders } from './agent-request.ts';
import type { Neutron } from './port-lookup.ts';
import * as say from './who-asks-notes.ts';

/** Whom the agent takes a request to come from. */
export type Asker =
  | {
      readonly kind: 'instance';
      readonly instanceId: string;
      readonly projectId: string;
      readonly forwardedFor: string;
    }
  /** Nobody, and the agent has a page for it. */
  | { readonly kind: 'both-ids' }
  | { readonly kind: 'nobody' }
  /** The agent's code raised an exception. */
  | { readonly kind: 'exception' };

/**
 * Finds the instance behind a request by the address in X-Forwarded-For on the network or router
 * that the proxy named. Notes say what was looked up and, where nothing was found, why.
 * Source: FACTS 3.1, neutron/agent/metadata/proxy_base.py and agent.py.
 */
export const whoAsks = (
  headers: AgentHeaders,
  neutron: Neutron,
  isLenient: boolean,
  notes?: Notes,
): Asker => {
  const { forwardedFor, networkId, routerId } = headers;
  if (networkId && routerId) {
    notes?.decide(say.bothIds(networkId, routerId));
    return { kind: 'both-ids' };
  }
  const client = forwardedFor ? clientAddress(forwardedFor, isLenient) : undefined;
  if (forwardedFor === undefined || client === undefined) {
    notes?.decide(say.noClientAddress(forwardedFor));
    return { kind: 'exception' };
  }
  if (!networkId && !routerId) {
    notes?.decide(say.noIds());
    return { kind: 'exception' };
  }
  const networks = networksOf(headers, neutron, notes);
  const ports = networks && portsFor(client, networks, neutron, notes);
  if (networks === undefined || ports === undefined) {
    notes?.decide(say.neutronAway());
    return { kind: 'exception' };
  }
  if (isOnlyOne(ports)) {
    const [{ deviceId: instanceId, projectId }] = ports;
    return { kind: 'instance', instanceId, projectId, forwardedFor };
  }
  notes?.decide(say.notOnePort(ports, headers, { client, networks }));
  return { kind: 'nobody' };
};

/** The agent never chooses. */
const isOnlyOne = (ports: readonly Port[]): ports is readonly [Port] =>
  ports.length === 1 && ports[0]?.deviceId !== '';

const networksOf = (
  { networkId, routerId = '' }: AgentHeaders,
  neutron: Neutron,
  notes?: Notes,
): readonly string[] | undefined => {
  if (networkId) return [networkId];
  const networks = neutron.routerNetworks(routerId);
  notes?.lookup(say.networksLookup(routerId, networks));
  return networks;
};

const portsFor = (
  client: ClientAddress,
  networks: readonly string[],
  neutron: Neutron,
  notes?: Notes,
): readonly Port[] | undefined => {
  const query = client.kind === 'mac' ? { mac: client.mac } : { address: client.text };
  const ports = neutron.ports(query, networks);
  notes?.lookup(say.portsLookup(client, networks, ports));
  return ports;
};
