import { isIPv4, isIPv6 } from 'node:net';
import { cidrAround, cidrText, parsedAddress } from '../lab/ip-address.ts';
import type { Ec2Facts } from './ec2-facts.ts';
import { type JsonObject, listOf, objectsIn, textOf, withoutUndefined } from './plain-json.ts';

/** Networks and ports of a lab, in the form of its file. */
export interface RecordedNetworks {
  readonly networks: Readonly<Record<string, JsonObject>>;
  readonly ports: readonly JsonObject[];
  /** Whether it can only be OVN: an interface with DHCP has an MTU, so that no DHCP server has a port. */
  readonly isOvn: boolean;
}

/** What network_data.json says about one link: the link, and what is configured on it. */
interface RecordedLink {
  /** From 1. */
  readonly number: number;
  readonly link: JsonObject;
  readonly configured: readonly JsonObject[];
}

/**
 * Networks and ports as network_data.json tells of them. What DHCP would give an interface it does
 * not tell: the first address that the EC2 tree shows is taken to be the first DHCP interface's, and
 * where addresses of IPv6 come from DHCP, block and address are made up.
 */
export const recordedNetworks = (
  networkData: JsonObject,
  devices: readonly JsonObject[],
  ec2: Ec2Facts,
): RecordedNetworks => {
  const links = objectsIn(networkData['links']);
  const all = objectsIn(networkData['networks']);
  const dns = addressesOf(networkData['services']);
  const networks: Record<string, JsonObject> = {};
  const ports: JsonObject[] = [];
  let dhcpAddress = ec2.localIpv4;
  let isOvn = false;
  for (const link of links) {
    const configured = all.filter((each) => each['link'] === link['id']);
    const id = configured.map((each) => textOf(each['network_id'])).find((each) => each);
    const number = ports.length + 1;
    const name = `network-${number}`;
    const facts = { number, link, configured };
    const subnets = configured.flatMap((each) =>
      each['type'] === 'ipv6_dhcp' ? [madeUpSubnet(number, dns)] : subnetOf(each, dhcpAddress, dns),
    );
    networks[name] = withoutUndefined({ id, mtu: link['mtu'] ?? undefined, subnets });
    ports.push(
      portOf(name, facts, tagsOf(link, devices), dhcpAddress, ports.length === 0 ? ec2 : {}),
    );
    const hasDhcp = configured.some(({ type }) => type === 'ipv4_dhcp');
    if (hasDhcp) dhcpAddress = undefined;
    isOvn ||= hasDhcp && typeof link['mtu'] === 'number';
  }
  return { networks, ports, isOvn };
};

const madeUpBlock = (number: number): string => `fd00:0:0:${number.toString(16)}::`;

const madeUpSubnet = (number: number, dns: readonly string[]): JsonObject => {
  const servers = dns.filter(isIPv6);
  return withoutUndefined({
    cidr: `${madeUpBlock(number)}/64`,
    dns_nameservers: servers.length === 0 ? undefined : servers,
  });
};

const subnetOf = (
  configured: JsonObject,
  dhcpAddress: string | undefined,
  dns: readonly string[],
): readonly JsonObject[] => {
  const type = textOf(configured['type']) ?? '';
  if (type === 'ipv4_dhcp') {
    const servers = dns.filter(isIPv4);
    const isKnown = dhcpAddress !== undefined && isIPv4(dhcpAddress);
    return [
      withoutUndefined({
        cidr: isKnown ? dhcpAddress.replace(/\d+$/, '0/24') : undefined,
        dns_nameservers: servers.length === 0 ? undefined : servers,
      }),
    ];
  }
  const address = textOf(configured['ip_address']);
  const netmask = textOf(configured['netmask']);
  if (address === undefined || netmask === undefined) return [];
  const mode = /^ipv6_(slaac|dhcpv6-stateless|dhcpv6-stateful)$/.exec(type)?.[1];
  const routes = objectsIn(configured['routes']);
  const servers = addressesOf(configured['services']);
  const gateway = routes.find(isDefaultRoute)?.['gateway'];
  return [
    withoutUndefined({
      cidr: blockAround(address, prefixOf(netmask)),
      gateway_ip: textOf(gateway) ?? null,
      enable_dhcp: mode !== undefined,
      ipv6_address_mode: mode,
      dns_nameservers: servers.length === 0 ? undefined : servers,
      host_routes: routesOf(routes),
    }),
  ];
};

/** The block an address is in; the text as it is where it is no address. */
const blockAround = (address: string, prefix: number): string => {
  const parsed = parsedAddress(address);
  return parsed === undefined ? address : cidrText(cidrAround(parsed, prefix));
};

const isDefaultRoute = ({ network, netmask }: JsonObject): boolean =>
  (network === '0.0.0.0' && netmask === '0.0.0.0') || (network === '::' && netmask === '::');

const routesOf = (routes: readonly JsonObject[]): readonly JsonObject[] | undefined => {
  const others = routes
    .filter((route) => !isDefaultRoute(route))
    .map(({ network, netmask, gateway }) => ({
      destination: `${textOf(network)}/${prefixOf(textOf(netmask) ?? '')}`,
      nexthop: gateway,
    }));
  return others.length === 0 ? undefined : others;
};

/** `255.255.255.0` is 24, `ffff:ffff::` is 32. */
export const prefixOf = (netmask: string): number => {
  const groups = netmask.includes(':')
    ? netmask.split(':').map((group) => Number.parseInt(group || '0', 16))
    : netmask.split('.').map(Number);
  return groups.reduce((sum, group) => sum + onesIn(group), 0);
};

const onesIn = (group: number): number => group.toString(2).replaceAll('0', '').length;

const addressesOf = (services: unknown): readonly string[] =>
  objectsIn(services).flatMap(({ type, address }) =>
    type === 'dns' && typeof address === 'string' ? [address] : [],
  );

const tagsOf = (link: JsonObject, devices: readonly JsonObject[]): readonly string[] =>
  devices
    .filter(({ type, mac }) => type === 'nic' && mac === link['ethernet_mac_address'])
    .flatMap(({ tags }) => listOf(tags).flatMap((tag) => textOf(tag) ?? []));

const portOf = (
  network: string,
  { number, link, configured }: RecordedLink,
  tags: readonly string[],
  dhcpAddress: string | undefined,
  { publicIpv4 }: Ec2Facts,
): JsonObject => {
  const addresses = configured.flatMap((each) => {
    if (each['type'] === 'ipv4_dhcp') return dhcpAddress ?? [];
    if (each['type'] === 'ipv6_dhcp') return `${madeUpBlock(number)}a`;
    return textOf(each['ip_address']) ?? [];
  });
  return withoutUndefined({
    network,
    id: textOf(link['vif_id']),
    mac_address: textOf(link['ethernet_mac_address']),
    fixed_ips: addresses.length === 0 ? undefined : addresses,
    floating_ips: publicIpv4 === undefined ? undefined : [publicIpv4],
    tags: tags.length === 0 ? undefined : tags,
  });
};
