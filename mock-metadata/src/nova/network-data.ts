import type { Release, Vif, VifNetwork, VifSubnet } from '../lab/model.ts';
import { ipNetwork, requiredNetwork } from './ip-network.ts';
import { dict, integer, type PythonDict, type PythonValue } from './python/json.ts';

/** VIF types that guests have always been shown; every other one is called `phy`. */
const exposedTypes: ReadonlySet<string | null> = new Set([
  'bridge',
  'dvs',
  'hw_veb',
  'hyperv',
  'ovs',
  'tap',
  'vhostuser',
  'vif',
]);

/** A VIF that network_data.json tells of: those without a network or subnets it skips. */
export interface ConnectedVif {
  readonly vif: Vif;
  readonly network: VifNetwork;
  /** The first subnet of each version; the others are not shown. */
  readonly subnetV4: VifSubnet | undefined;
  readonly subnetV6: VifSubnet | undefined;
}

export const connectedVifs = (networkInfo: readonly Vif[]): readonly ConnectedVif[] =>
  networkInfo.flatMap((vif) => {
    const { network } = vif;
    if (network === null || network.subnets.length === 0) return [];
    const first = (version: 4 | 6) => network.subnets.find((subnet) => subnet.version === version);
    return [{ vif, network, subnetV4: first(4), subnetV6: first(6) }];
  });

/** Whether every block of addresses is one: of a lab that was checked they all are. */
export const hasReadableBlocks = (networkInfo: readonly Vif[]): boolean =>
  networkInfo.every(
    ({ network }) =>
      network === null ||
      network.subnets.every(({ cidr, routes }) =>
        [cidr, ...routes.map((one) => one.cidr)].every((one) => ipNetwork(one) !== undefined),
      ),
  );

/** network_data.json: links, networks and services, or `{}` without any VIF. */
export const networkData = (networkInfo: readonly Vif[], release: Release): PythonDict => {
  if (networkInfo.length === 0) return dict({});
  const links: PythonValue[] = [];
  const networks: PythonValue[] = [];
  const services: string[] = [];
  for (const [number, connected] of connectedVifs(networkInfo).entries()) {
    const linkId = connected.vif.devname || `interface${number}`;
    links.push(link(connected, linkId));
    for (const subnet of [connected.subnetV4, connected.subnetV6]) {
      if (subnet === undefined || subnet.ips.length === 0) continue;
      networks.push(networkOf(connected, subnet, { linkId, number: networks.length, release }));
      // Compared with earlier subnets only: a name server twice in this one stays twice.
      const known = new Set(services);
      services.push(...subnet.dns.filter((address) => !known.has(address)));
    }
  }
  return dict({ links, networks, services: services.map(dnsService) });
};

const link = ({ vif, network }: ConnectedVif, id: string): PythonDict =>
  dict({
    id,
    vif_id: vif.id,
    type: exposedTypes.has(vif.type) ? vif.type : 'phy',
    mtu: network.subnets.some((subnet) => subnet.dhcpServer) ? null : integer(network.mtu),
    ethernet_mac_address: vif.address,
  });

interface Place {
  readonly linkId: string;
  readonly number: number;
  readonly release: Release;
}

const networkOf = (
  { network }: ConnectedVif,
  subnet: VifSubnet,
  { linkId, number, release }: Place,
): PythonDict => {
  const id = `network${number}`;
  const addressMode = subnet.ipv6AddressMode;
  if (addressMode === null && isDhcp(subnet, release)) {
    return dict({ id, type: `ipv${subnet.version}_dhcp`, link: linkId, network_id: network.id });
  }
  return dict({
    id,
    type: `ipv${subnet.version}${addressMode === null ? '' : `_${addressMode}`}`,
    link: linkId,
    ip_address: subnet.ips[0]?.address ?? '',
    netmask: netmaskOf(subnet),
    routes: [...defaultRoute(subnet), ...subnet.routes.map(route)],
    network_id: network.id,
    services: subnet.dns.map(dnsService),
  });
};

/** Nova 26 asks only for the DHCP server's address, later ones also for the subnet's enable_dhcp. */
const isDhcp = (subnet: VifSubnet, release: Release): boolean =>
  subnet.dhcpServer !== null || (release !== 'zed' && subnet.enableDhcp === true);

/** In an IPv4 subnet the first address decides the form: a number of bits if it is an IPv6 one. */
export const netmaskOf = (subnet: VifSubnet): PythonValue => {
  const network = requiredNetwork(subnet.cidr);
  const asNumber = subnet.version === 4 && subnet.ips[0]?.version === 6;
  return asNumber ? BigInt(network.prefixLength) : network.netmask;
};

const defaultRoute = (subnet: VifSubnet): readonly PythonDict[] => {
  if (!subnet.gateway) return [];
  const any = subnet.version === 4 ? '0.0.0.0' : '::';
  return [dict({ network: any, netmask: any, gateway: subnet.gateway })];
};

const route = ({ cidr, gateway }: VifSubnet['routes'][number]): PythonDict => {
  const { network, netmask } = requiredNetwork(cidr);
  return dict({ network, netmask, gateway });
};

const dnsService = (address: string): PythonDict => dict({ type: 'dns', address });
