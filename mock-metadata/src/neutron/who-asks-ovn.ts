import type { Release } from '../lab/model.ts';
import type { Notes } from '../trace.ts';
import { clientAddress } from './address.ts';
import type { AgentHeaders } from './agent-request.ts';
import type { Neutron, PortQuery } from './port-lookup.ts';
import type { Asker } from './who-asks.ts';
import * as say from './who-asks-notes.ts';

/**
 * Finds the instance behind a request as OVN's agent does, in the southbound database: among the
 * ports of the network in X-OVN-Network-ID, and no other. A network that is missing is no
 * exception, it just has no ports. Zed's agent compared the address as it stood and so knew no
 * mapped and no link-local clients.
 * Source: neutron/agent/ovn/metadata/server_socket.py (zed: server.py), recorded answers.
 */
export const whoAsksOvn = (
  headers: AgentHeaders,
  neutron: Neutron,
  release: Release,
  notes?: Notes,
): Asker => {
  const { forwardedFor, networkId } = headers;
  const query = queryFor(forwardedFor, release);
  if (query === undefined) {
    notes?.decide(say.noClientAddress(forwardedFor));
    return { kind: 'exception' };
  }
  const ports = neutron.ports(query, [networkId ?? noNetwork]);
  notes?.lookup(say.bindingsLookup(query, networkId, ports));
  if (ports === undefined) {
    notes?.decide(say.neutronAway());
    return { kind: 'exception' };
  }
  const [port] = ports;
  if (port === undefined || ports.length > 1 || port.deviceId === '') {
    notes?.decide(say.notOneBinding(ports, headers));
    return { kind: 'nobody' };
  }
  const { deviceId: instanceId, projectId } = port;
  return { kind: 'instance', instanceId, projectId, forwardedFor: forwardedFor ?? '' };
};

/** As Python writes what is not there; no network has that name. */
const noNetwork = 'None';

const queryFor = (forwardedFor: string | undefined, release: Release): PortQuery | undefined => {
  if (release === 'zed') return { address: forwardedFor ?? 'None' };
  const client = forwardedFor ? clientAddress(forwardedFor, false) : undefined;
  if (forwardedFor === undefined || client === undefined) return undefined;
  return client.kind === 'mac'
    ? { address: forwardedFor, mac: client.mac }
    : { address: client.text };
};
