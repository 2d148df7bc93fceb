import { derived } from './derived.ts';
import type { Port, Subnet, Topology } from './model.ts';
import { nextMac, type Planning } from './port-plan.ts';
import type { NetworkPlan } from './resolve-networks.ts';
import { ownAddress, serviceAddress } from './resolve-port.ts';
import { canonical, numbersItself, type SubnetPlan } from './subnet-plan.ts';

export interface Dhcp {
  readonly ports: readonly Port[];
  /** Subnet id → address that answers DHCP and DNS on the subnet, a port of OVN's included. */
  readonly addressOf: ReadonlyMap<string, string>;
  /** Subnet id → address of a DHCP server proper, which Nova looks for. */
  readonly serverOf: ReadonlyMap<string, string>;
}

const distributed = 'network:distributed';

const hasDhcp = ({ entry }: SubnetPlan): boolean =>
  entry.enable_dhcp || entry.dhcp_server !== undefined;

const addressOn = (plan: Planning, subnet: SubnetPlan, mac: string) => {
  const given = subnet.entry.dhcp_server;
  if (given !== undefined) return [{ ipAddress: canonical(given), subnetId: subnet.id }];
  const found = numbersItself(subnet) ? ownAddress(subnet, mac) : serviceAddress(subnet);
  if (found.length === 0 && !plan.reading.isDamaged(subnet.path)) {
    const message =
      'This subnet has no free address for the DHCP server: give it a larger cidr, or enable_dhcp: false.';
    plan.reading.report('no-free-address', subnet.path, message, 'key');
  }
  return found;
};

/** The port of a network's DHCP server; with OVN, which needs none, that of its metadata proxy. */
const dhcpPort = (
  plan: Planning,
  network: NetworkPlan,
  topology: Topology,
  projectId: string,
): Port | undefined => {
  const subnets = network.subnets.filter(hasDhcp);
  if (subnets.length === 0) return undefined;
  const isOvn = topology === 'ovn' && subnets.every(({ entry }) => entry.dhcp_server === undefined);
  const { id } = network.network;
  // A kind of its own: `port` and `dhcp/private` would be the card of an instance called dhcp.
  const made = derived('dhcp port', network.key);
  const macAddress = nextMac(plan, made);
  return {
    id: made.uuid,
    networkId: id,
    deviceId: isOvn ? `ovnmeta-${id}` : `dhcp${derived('host', 'network-node').uuid}-${id}`,
    deviceOwner: isOvn ? distributed : 'network:dhcp',
    projectId,
    macAddress,
    fixedIps: subnets.flatMap((subnet) => addressOn(plan, subnet, macAddress)),
    securityGroups: [],
  };
};

/** DHCP ports for the networks that have none among `given`, and what all of them together serve. */
export const resolvedDhcp = (
  plan: Planning,
  topology: Topology,
  projectId: string,
  given: readonly Port[],
): Dhcp => {
  const servers = given.filter(({ deviceOwner }) => deviceOwner === 'network:dhcp');
  const served = new Set(servers.map(({ networkId }) => networkId));
  const ports = [...plan.networks.values()]
    .filter(({ network }) => !served.has(network.id))
    .flatMap((network) => dhcpPort(plan, network, topology, projectId) ?? []);
  const addresses = (some: readonly Port[]) =>
    new Map(
      some.flatMap(({ fixedIps }) =>
        fixedIps.map(({ subnetId, ipAddress }) => [subnetId, ipAddress]),
      ),
    );
  return {
    ports,
    addressOf: addresses([...servers, ...ports]),
    serverOf: addresses(
      [...servers, ...ports].filter(({ deviceOwner }) => deviceOwner !== distributed),
    ),
  };
};

/** A subnet as Neutron keeps it. */
export const resolvedSubnet = (
  network: NetworkPlan,
  subnet: SubnetPlan,
  cidr: string,
  dhcp: Dhcp,
): Subnet => {
  const { entry, id } = subnet;
  const assumedDns = subnet.isAssumed ? dhcp.addressOf.get(id) : undefined;
  return {
    id,
    networkId: network.network.id,
    cidr,
    version: subnet.cidr.version,
    gatewayIp: subnet.gateway,
    enableDhcp: entry.enable_dhcp,
    dhcpServer: dhcp.serverOf.get(id),
    dnsNameservers: assumedDns === undefined ? entry.dns_nameservers.map(canonical) : [assumedDns],
    hostRoutes: entry.host_routes,
    ipv6AddressMode: entry.ipv6_address_mode,
    advancedServiceProviders: entry.advanced_service_providers,
  };
};
