import type { Lab, Port } from '../lab/model.ts';
import type { Notes } from '../trace.ts';
import { exception, type NovaException } from './world.ts';

/** What Nova's Neutron client gives back: the rows, or the exception it raises. */
type NeutronReply<Row> =
  | { readonly rows: readonly Row[]; readonly failure: undefined }
  | { readonly rows: undefined; readonly failure: NovaException };

/** The questions that Nova's metadata API asks of Neutron, answered from a lab. */
export interface NeutronClient {
  /** Network ids of the subnets that a metadata provider serves, one a subnet, repeats kept. */
  networksOfProvider(provider: string, notes: Notes | undefined): NeutronReply<string>;
  /** Ports with exactly this text as an address; on any network where none is named. */
  portsWithAddress(
    address: string,
    networkIds: readonly string[] | undefined,
    notes: Notes | undefined,
  ): NeutronReply<Port>;
  /** Names of the security groups of an instance's ports, in the ports' order, repeats kept. */
  securityGroupsOf(instanceUuid: string, notes: Notes | undefined): NeutronReply<string>;
}

type Resource = 'ports' | 'subnets' | 'security_groups';

/** `asked` is told each request as it stands on the wire, percent-decoded. */
export const neutronClient = (lab: Lab, asked: (request: string) => void): NeutronClient => {
  const index = portIndex(lab);
  const ask = <Row>(
    resource: Resource,
    query: Query,
    rows: () => readonly Row[],
    notes: Notes | undefined,
  ): NeutronReply<Row> => {
    const request = `GET /v2.0/${resource.replace('_', '-')}?${query.map((pair) => pair.join('=')).join('&')}`;
    asked(request);
    const failure = failureOf(lab, resource);
    const reply: NeutronReply<Row> =
      failure === undefined ? { rows: rows(), failure } : { rows: undefined, failure };
    notes?.lookup({ of: 'neutron', asked: request, found: foundText(reply, resource) });
    return reply;
  };
  return {
    networksOfProvider: (provider, notes) =>
      ask(
        'subnets',
        [
          ['advanced_service_providers', provider],
          ['fields', 'network_id'],
        ],
        () => index().networksByProvider.get(provider) ?? [],
        notes,
      ),
    portsWithAddress: (address, networkIds, notes) =>
      ask(
        'ports',
        portQuery(address, networkIds),
        () => {
          const ports = index().portsByAddress.get(address) ?? [];
          return networkIds === undefined
            ? ports
            : ports.filter((port) => networkIds.includes(port.networkId));
        },
        notes,
      ),
    securityGroupsOf: (instanceUuid, notes) => {
      const device = ['device_id', instanceUuid] as const;
      const query = lab.release === 'master' ? [...securityGroupFields, device] : [device];
      const ports = ask('ports', query, () => index().portsByDevice.get(instanceUuid) ?? [], notes);
      if (ports.failure !== undefined) return ports;
      return securityGroups(ports.rows, (ids) =>
        ask(
          'security_groups',
          [...ids.map((id) => ['id', id] as const), ['fields', 'id'], ['fields', 'name']],
          () => ids.flatMap((id) => index().groupsById.get(id) ?? []),
          notes,
        ),
      );
    },
  };
};

type Query = readonly (readonly [name: string, value: string])[];

const securityGroupFields = [
  ['fields', 'security_groups'],
  ['fields', 'device_id'],
] as const;

const portQuery = (address: string, networkIds: readonly string[] | undefined): Query => [
  ['fixed_ips', `ip_address=${address}`],
  ...(networkIds === undefined
    ? []
    : [
        ...networkIds.map((id) => ['network_id', id] as const),
        ['fields', 'device_id'] as const,
        ['fields', 'tenant_id'] as const,
      ]),
];

// So many ids Nova puts into one request, because they stand in its URL.
const idsPerRequest = 150;

interface Group {
  readonly id: string;
  readonly name: string;
}

const securityGroups = (
  ports: readonly Port[],
  groupsWith: (ids: readonly string[]) => NeutronReply<Group>,
): NeutronReply<string> => {
  const wanted = [...new Set(ports.flatMap((port) => port.securityGroups))].sort();
  const names = new Map<string, string>();
  for (let at = 0; at < wanted.length; at += idsPerRequest) {
    const reply = groupsWith(wanted.slice(at, at + idsPerRequest));
    if (reply.failure !== undefined) return reply;
    for (const group of reply.rows) names.set(group.id, group.name || group.id);
  }
  const rows = ports.flatMap((port) => port.securityGroups).flatMap((id) => names.get(id) ?? []);
  return { rows, failure: undefined };
};

interface PortIndex {
  readonly portsByAddress: ReadonlyMap<string, readonly Port[]>;
  readonly portsByDevice: ReadonlyMap<string, readonly Port[]>;
  readonly networksByProvider: ReadonlyMap<string, readonly string[]>;
  readonly groupsById: ReadonlyMap<string, Group>;
}

const portIndex = (lab: Lab): (() => PortIndex) => {
  let index: PortIndex | undefined;
  return () => {
    index ??= {
      portsByAddress: grouped(lab.ports, (port) => [
        ...new Set(port.fixedIps.map((ip) => ip.ipAddress)),
      ]),
      portsByDevice: grouped(lab.ports, (port) => [port.deviceId]),
      networksByProvider: providerNetworks(lab),
      groupsById: new Map(lab.securityGroups.map((group) => [group.id, group])),
    };
    return index;
  };
};

const providerNetworks = (lab: Lab): ReadonlyMap<string, readonly string[]> => {
  const subnets = grouped(lab.subnets, (subnet) => subnet.advancedServiceProviders);
  return new Map(
    Array.from(subnets, ([provider, of]) => [provider, of.map((subnet) => subnet.networkId)]),
  );
};

const grouped = <Row>(
  rows: readonly Row[],
  keysOf: (row: Row) => readonly string[],
): ReadonlyMap<string, readonly Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
  }
  return groups;
};

const failureOf = (lab: Lab, resource: Resource): NovaException | undefined => {
  const behaviour = lab.neutron.api[resource] ?? lab.neutron.api['*'] ?? 'ok';
  if (behaviour === 'ok' || behaviour === 200) return undefined;
  if (typeof behaviour === 'number') return statusFailure(behaviour);
  return brokenConnections[behaviour];
};

const brokenConnections = {
  close: exception(
    'ConnectFailure',
    "Unable to establish connection to Neutron: ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
  ),
  refused: exception(
    'ConnectFailure',
    'Unable to establish connection to Neutron: [Errno 111] Connection refused',
  ),
  garbage: exception('MalformedResponseBody', 'Malformed response body: Cannot understand JSON'),
};

// By neutronclient's table of statuses; 401 is what Nova's wrapper makes of it for its own user.
const namesByStatus: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'NeutronAdminCredentialConfigurationInvalid',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
};

const statusFailure = (status: number): NovaException =>
  exception(
    namesByStatus[status] ?? 'NeutronClientException',
    status === 401
      ? 'Networking client is experiencing an unauthorized exception.'
      : `Neutron answered ${status}`,
  );

const foundText = <Row>(reply: NeutronReply<Row>, resource: Resource): string => {
  if (reply.failure !== undefined) return `${reply.failure.name}: ${reply.failure.message}`;
  const noun = resource.replace('_', ' ');
  if (reply.rows.length === 1) return `1 ${noun.slice(0, -1)}`;
  return reply.rows.length === 0 ? `no ${noun}` : `${reply.rows.length} ${noun}`;
};
