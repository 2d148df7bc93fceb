import { isIPv4 } from 'node:net';
import { cidrAround, cidrText, parsedAddress } from '../lab/ip-address.ts';
import type { Ec2Facts } from './ec2-facts.ts';
import { type JsonObject, listOf, objectsIn, textOf, withoutUndefined } from './plain-json.ts';

/** Networks and ports of a lab, in the form of its file. */
export interface RecordedNetworks {
  readonly networks: Readonly<Record<string, JsonObject>>;
  readonly ports: readonly JsonObject[];
}

/** What network_data.json says about one link: the link, and what is configured on it. */
interface RecordedLink {
  readonly link: JsonObject;
  readonly configured: readonly JsonObject[];
}

/**
 * Networks and ports as network_data.json tells of them. What DHCP would give an interface it does
 * not tell: the first address that the EC2 tree shows is taken to be the first DHCP interface's.
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
  for (const link of links) {
    const configured = all.filter((each) => each['link'] === link['id']);
    const id = configured.map((each) => textOf(each['network_id'])).find((each) => each);
    const name = `network-${Object.keys(networks).length + 1}`;
    const facts = { link, configured };
    const subnets = configured.flatMap((each) => subnetOf(each, dhcpAddress, dns));
    networks[name] = withoutUndefined({ id, mtu: link['mtu'] ?? undefined, subnets });
    ports.push(
      portOf(name, facts, tagsOf(link, devices), dhcpAddress, ports.length === 0 ? ec2 : {}),
    );
    if (configured.some(({ type }) => type === 'ipv4_dhcp')) dhcpAddress = undefined;
  }
  return { networks, ports };
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
  { link, configured }: RecordedLink,
  tags: readonly string[],
  dhcpAddress: string | undefined,
  { publicIpv4 }: Ec2Facts,
): JsonObject => {
  const addresses = configured.flatMap((each) =>
    each['type'] === 'ipv4_dhcp' ? (dhcpAddress ?? []) : (textOf(each['ip_address']) ?? []),
  );
  return withoutUndefined({
    network,
    id: textOf(link['vif_id']),
    mac_address: textOf(link['ethernet_mac_address']),
    fixed_ips: addresses.length === 0 ? undefined : addresses,
    floating_ips: publicIpv4 === undefined ? undefined : [publicIpv4],
    tags: tags.length === 0 ? undefined : tags,
  });
};
