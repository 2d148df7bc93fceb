import { isIP } from 'node:net';
import type { Port } from '../lab/model.ts';
import type { Decision, Lookup } from '../trace.ts';
import type { ClientAddress } from './address.ts';
import type { AgentHeaders } from './agent-request.ts';
import type { PortQuery } from './port-lookup.ts';

export const agentLog = "neutron-metadata-agent's log";

export const bothIds = (networkId: string, routerId: string): Decision => ({
  kind: 'refuse',
  rule: 'both-ids',
  reason: `The request names both network ${networkId} and router ${routerId}; a proxy only ever sets one, so the agent takes it for a forgery.`,
  remedy: 'Send X-Neutron-Network-ID or X-Neutron-Router-ID, not both (also not with underscores).',
  upstreamLog: `${agentLog}, at debug level: "Both network and router IDs were specified in proxy request, but only a single one of the two is allowed, dropping"`,
});

export const noClientAddress = (forwardedFor: string | undefined): Decision => {
  const isList = forwardedFor?.includes(',') ?? false;
  const wrong = isList
    ? `X-Forwarded-For is a list (${forwardedFor}), because a line was there before the proxy appended its own`
    : `X-Forwarded-For says ${JSON.stringify(forwardedFor)}, which is not an IP address`;
  return {
    kind: 'fail',
    rule: forwardedFor ? 'client-address-unreadable' : 'client-address-missing',
    reason: forwardedFor
      ? `${wrong}; the agent cannot read it and raises an exception.`
      : 'X-Forwarded-For is missing or empty, and the agent raises an exception.',
    remedy: addressRemedy(forwardedFor),
    upstreamLog: `${agentLog}: a traceback that ends in netaddr's AddrFormatError`,
  };
};

const addressRemedy = (forwardedFor: string | undefined): string =>
  forwardedFor?.includes(',')
    ? 'Send no X-Forwarded-For from inside the instance: the proxy adds it.'
    : 'X-Forwarded-For must hold exactly one IP address, as the proxy writes it.';

export const noIds = (): Decision => ({
  kind: 'fail',
  rule: 'no-network-or-router',
  reason:
    'Neither X-Neutron-Network-ID nor X-Neutron-Router-ID says where to look for the address.',
  remedy: 'Go through the proxy, which sets one of them, or send one with the request.',
  upstreamLog: `${agentLog}: a traceback that ends in "TypeError: Either one of parameter network_id or router_id must be passed"`,
});

export const neutronAway = (): Decision => ({
  kind: 'fail',
  rule: 'neutron-unavailable',
  reason: 'Neutron did not answer the question which port has that address.',
  remedy: 'See that neutron-server and the message queue are up and that the agent can reach them.',
  upstreamLog: `${agentLog}: a traceback that ends in an oslo.messaging exception`,
});

export const networksLookup = (
  routerId: string,
  networks: readonly string[] | undefined,
): Lookup => ({
  of: 'neutron',
  asked: `networks on which router ${routerId} has an interface`,
  found:
    networks === undefined
      ? 'no answer'
      : networks.join(', ') || 'none, so the address is searched on all networks',
});

export const portsLookup = (
  client: ClientAddress,
  networks: readonly string[],
  ports: readonly Port[] | undefined,
): Lookup => {
  const where =
    networks.length === 0
      ? 'any network'
      : `network${networks.length > 1 ? 's' : ''} ${networks.join(', ')}`;
  return {
    of: 'neutron',
    asked: `port with ${clientText(client)} on ${where}`,
    found: ports === undefined ? 'no answer' : ports.map(portText).join('; ') || 'nothing',
  };
};

const clientText = (client: ClientAddress): string => {
  if (client.kind === 'mac') return `MAC ${client.mac} (out of the link-local address)`;
  return `address ${client.text}${client.isMapped ? ' (out of the mapped IPv6 form)' : ''}`;
};

const portText = (port: Port): string =>
  `port ${port.id} of ${port.deviceId === '' ? 'no device' : `device ${port.deviceId}`}`;

/** What was looked for. */
export interface Search {
  readonly client: ClientAddress;
  /** None: all were searched, because the router has no interface. */
  readonly networks: readonly string[];
}

export const notOnePort = (
  ports: readonly Port[],
  headers: AgentHeaders,
  search: Search,
): Decision => {
  const { forwardedFor } = headers;
  const where = whereSearched(headers, search);
  const [port] = ports;
  const base = { kind: 'refuse', upstreamLog: missingPortLog(headers, ports.length) } as const;
  if (port === undefined)
    return { ...base, rule: 'no-port', ...noPort(where, forwardedFor, search) };
  if (ports.length > 1) {
    return {
      ...base,
      rule: 'several-ports',
      reason: `${ports.length} ports on ${where} have the address ${forwardedFor}, and the agent does not choose.`,
      remedy: severalPortsRemedy(ports, search),
    };
  }
  return {
    ...base,
    rule: 'port-without-device',
    reason: `Port ${port.id} has the address ${forwardedFor} but belongs to no instance.`,
    remedy: `Attach the port to the instance (openstack server add port), or delete it if it is left over.`,
  };
};

const whereSearched = ({ networkId, routerId }: AgentHeaders, { networks }: Search): string => {
  if (networkId) return `network ${networkId}`;
  return networks.length === 0
    ? `any network (router ${routerId} has no interface, so the agent searches all)`
    : `the networks of router ${routerId}`;
};

const noPort = (
  where: string,
  forwardedFor: string | undefined,
  { client }: Search,
): Pick<Decision, 'reason' | 'remedy'> =>
  client.kind === 'mac'
    ? {
        reason: `No port on ${where} has the MAC address ${client.mac}, of which ${forwardedFor} is made.`,
        remedy:
          "Ask from the link-local address that is made of the port's MAC address (EUI-64), or over IPv4.",
      }
    : {
        reason: `No port on ${where} has the address ${forwardedFor}.`,
        remedy:
          'Give the port that address as a fixed IP (openstack port set --fixed-ip), and ask from an address that Neutron knows, written as Neutron writes it.',
      };

const severalPortsRemedy = (ports: readonly Port[], { client, networks }: Search): string => {
  if (networks.length === 0) {
    return 'Name a router that has an interface (X-Neutron-Router-ID), or a network: for others the agent searches all networks.';
  }
  if (new Set(ports.map((port) => port.networkId)).size > 1) {
    return 'Let no two networks of one router use the same addresses, or ask through the DHCP namespace, which names one network.';
  }
  const listed =
    client.kind === 'mac' ? `--mac-address ${client.mac}` : `--fixed-ip ip-address=${client.text}`;
  return `Leave it to one of them: openstack port list ${listed} names them all.`;
};

const missingPortLog = ({ networkId, routerId }: AgentHeaders, ports: number): string =>
  ports === 0
    ? `${agentLog}: "No port found in network ${networkId || 'None'} with IP address …", then "Instance was not found on ${networkId ? `network ${networkId}` : `router ${routerId}`}." (zed: at debug level only)`
    : `${agentLog}, at debug level: "Got ports for remote_address …"`;

const ovnLog = "neutron-ovn-metadata-agent's log";

export const bindingsLookup = (
  { address, mac }: PortQuery,
  networkId: string | undefined,
  ports: readonly Port[] | undefined,
): Lookup => ({
  of: 'neutron',
  asked: `in OVN's southbound database, bound port with address ${address}${mac === undefined ? '' : ` or MAC ${mac} (out of the link-local address)`} on network ${networkId || 'None'}`,
  found: ports === undefined ? 'no answer' : ports.map(portText).join('; ') || 'nothing',
});

export const notOneBinding = (ports: readonly Port[], headers: AgentHeaders): Decision => {
  const { networkId, forwardedFor } = headers;
  const base = { kind: 'refuse', upstreamLog: missingBindingLog(ports.length) } as const;
  if (!networkId) {
    return {
      ...base,
      rule: 'no-ovn-network',
      reason:
        'X-OVN-Network-ID is missing or empty, and the agent looks at no other header; its page then speaks of router None.',
      remedy: 'Go through the proxy of OVN, which adds it, or send it with the request.',
    };
  }
  if (networkId.includes(',')) {
    return {
      ...base,
      rule: 'several-ovn-networks',
      reason: `X-OVN-Network-ID came more than once, and the agent sees ${networkId}, which is no network.`,
      remedy:
        'Send no X-OVN-Network-ID from inside the instance: the proxy adds its own behind it.',
    };
  }
  if (ports.length > 1) {
    return {
      ...base,
      rule: 'several-ports',
      reason: `${ports.length} bound ports on network ${networkId} fit ${forwardedFor}, and the agent does not choose.`,
      remedy:
        'See which of them OVN should not have, and run neutron-ovn-db-sync-util to make OVN agree with Neutron.',
    };
  }
  return {
    ...base,
    rule: ports.length === 0 ? 'no-port' : 'port-without-device',
    reason:
      ports.length === 0
        ? `No port on network ${networkId} has the address ${forwardedFor || 'None'}.`
        : `The port with the address ${forwardedFor} belongs to no instance, and so OVN has bound it nowhere.`,
    remedy: bindingRemedy(forwardedFor),
  };
};

/** Zed's agent of OVN takes whatever it gets for an address, and then finds no port that has it. */
const bindingRemedy = (forwardedFor: string | undefined): string =>
  forwardedFor === undefined || !isIP(forwardedFor)
    ? addressRemedy(forwardedFor)
    : 'Ask from an address that the port of the instance has, written as Neutron writes it, and see that the port is bound to this compute node.';

const missingBindingLog = (ports: number): string =>
  ports > 1
    ? `${ovnLog}: "More than one port found in network … with IP address …. Please run the neutron-ovn-db-sync-util script …"`
    : `${ovnLog}: "No port found in network … with IP address …"`;
