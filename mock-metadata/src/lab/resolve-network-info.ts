import { parsedAddress, parsedCidr } from './ip-address.ts';
import type { CachedVif } from './lab-file.ts';
import type { Network, Subnet, Vif, VifAddress, VifNetwork, VifSubnet } from './model.ts';
import type { Card } from './resolve-instance-ports.ts';

const versionOf = (text: string, otherwise: 4 | 6): 4 | 6 =>
  parsedAddress(text)?.version ?? otherwise;

/** What Neutron tells Nova about a network: the network and its subnets. */
export interface NetworkView {
  readonly network: Network;
  readonly subnets: readonly Subnet[];
}

// One for all: thousands of instances have as many empty ones.
const none = [] as const;
const nothing = {} as const;

type Fixed = Card['port']['fixedIps'][number];

const vifAddress = (
  { ipAddress }: Fixed,
  subnet: Subnet,
  floatingIps: readonly string[],
): VifAddress => ({ address: ipAddress, version: subnet.version, floatingIps });

const vifSubnet = (subnet: Subnet, { port, floatingIps }: Card): VifSubnet => {
  const firstV4 = port.fixedIps.find(({ ipAddress }) => ipAddress.includes('.'));
  return {
    cidr: subnet.cidr,
    version: subnet.version,
    gateway: subnet.gatewayIp ?? null,
    dns: subnet.dnsNameservers,
    ips: port.fixedIps
      .filter(({ subnetId }) => subnetId === subnet.id)
      .map((fixed) => vifAddress(fixed, subnet, fixed === firstV4 ? floatingIps : none)),
    routes: subnet.hostRoutes.length === 0 ? none : subnet.hostRoutes.map(vifRoute),
    dhcpServer: subnet.dhcpServer ?? null,
    enableDhcp: subnet.enableDhcp,
    ipv6AddressMode: subnet.ipv6AddressMode ?? null,
  };
};

const vifRoute = ({ destination, nexthop }: Subnet['hostRoutes'][number]) => ({
  cidr: destination,
  gateway: nexthop,
});

/** A network card as Nova caches it after asking Neutron (`nova.network.neutron`, `_build_network_info_model`). */
export const derivedVif = (card: Card, { network, subnets }: NetworkView): Vif => {
  const { port } = card;
  return {
    id: port.id,
    address: port.macAddress,
    type: 'ovs',
    devname: `tap${port.id.slice(0, 11)}`,
    vnicType: 'normal',
    details: nothing,
    profile: nothing,
    network: {
      id: network.id,
      label: network.name,
      bridge: 'br-int',
      mtu: network.mtu ?? null,
      injected: network.injected,
      subnets: subnets
        .filter(({ id }) => port.fixedIps.some(({ subnetId }) => subnetId === id))
        .map((subnet) => vifSubnet(subnet, card)),
    },
  };
};

type CachedNetwork = NonNullable<CachedVif['network']>;
type CachedSubnet = CachedNetwork['subnets'][number];
type CachedAddress = CachedSubnet['ips'][number];

const textOf = (
  address: string | { readonly address?: string | null | undefined },
): string | null => (typeof address === 'string' ? address : (address.address ?? null));

const givenAddress = (address: CachedAddress, version: 4 | 6): VifAddress => {
  const text = textOf(address) ?? '';
  const full = typeof address === 'string' ? undefined : address;
  return {
    address: text,
    version: full?.version ?? versionOf(text, version),
    floatingIps: (full?.floating_ips ?? []).map((floating) => textOf(floating) ?? ''),
  };
};

const givenSubnet = (subnet: CachedSubnet): VifSubnet => {
  const version = subnet.version ?? parsedCidr(subnet.cidr)?.version ?? 4;
  const { meta } = subnet;
  return {
    cidr: subnet.cidr,
    version,
    gateway: subnet.gateway ? textOf(subnet.gateway) : null,
    dns: subnet.dns.map((server) => textOf(server) ?? ''),
    ips: subnet.ips.map((address) => givenAddress(address, version)),
    routes: subnet.routes.map(({ cidr, gateway }) => ({ cidr, gateway: textOf(gateway) ?? '' })),
    dhcpServer: meta.dhcp_server ?? null,
    enableDhcp: meta.enable_dhcp ?? null,
    ipv6AddressMode: meta.ipv6_address_mode ?? null,
  };
};

const givenNetwork = ({ id, label, bridge, subnets, meta }: CachedNetwork): VifNetwork => ({
  id,
  label: label ?? '',
  bridge: bridge ?? null,
  mtu: meta.mtu ?? null,
  injected: meta.injected ?? false,
  subnets: subnets.map(givenSubnet),
});

/** A network card as the file says that Nova has cached it. */
export const givenVif = (vif: CachedVif): Vif => ({
  id: vif.id,
  address: vif.address,
  type: vif.type ?? null,
  devname: vif.devname ?? null,
  vnicType: vif.vnic_type,
  details: vif.details ?? {},
  profile: vif.profile ?? {},
  network: vif.network ? givenNetwork(vif.network) : null,
});
