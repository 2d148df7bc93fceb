import { expect, test } from 'vitest';
import type { Release, Vif, VifNetwork, VifSubnet } from '../lab/model.ts';
import { networkData } from './network-data.ts';
import { pythonJson } from './python/json.ts';

const subnet4 = (more: Partial<VifSubnet> = {}): VifSubnet => ({
  cidr: '10.0.0.0/24',
  version: 4,
  gateway: '10.0.0.1',
  dns: [],
  ips: [{ address: '10.0.0.4', version: 4, floatingIps: [] }],
  routes: [],
  dhcpServer: null,
  enableDhcp: null,
  ipv6AddressMode: null,
  ...more,
});

const subnet6 = (more: Partial<VifSubnet> = {}): VifSubnet =>
  subnet4({
    cidr: '2001:db8::/64',
    version: 6,
    gateway: 'FE80::1',
    ips: [{ address: '2001:db8::4', version: 6, floatingIps: [] }],
    ...more,
  });

const vif = (
  subnets: readonly VifSubnet[],
  more: Partial<Vif> = {},
  mtu: number | null = 1450,
): Vif => {
  const network: VifNetwork = {
    id: 'net-1',
    label: '',
    bridge: null,
    mtu,
    injected: false,
    subnets,
  };
  return {
    id: 'vif-1',
    address: 'fa:16',
    type: 'ovs',
    devname: 'tap1',
    vnicType: 'normal',
    details: {},
    profile: {},
    network,
    ...more,
  };
};

const documentOf = (vifs: readonly Vif[], release: Release = 'master') =>
  JSON.parse(pythonJson(networkData(vifs, release)));

const networkOf = (subnet: VifSubnet, release?: Release) =>
  documentOf([vif([subnet])], release).networks[0];

test('without VIFs there is an empty object', () => {
  expect(documentOf([])).toEqual({});
});

test('a static network, byte for byte', () => {
  const subnet = subnet4({
    dns: ['9.9.9.9'],
    routes: [{ cidr: '10.9.9.9/16', gateway: '10.0.0.2' }],
  });
  expect(pythonJson(networkData([vif([subnet])], 'master'))).toBe(
    '{"links": [{"id": "tap1", "vif_id": "vif-1", "type": "ovs", "mtu": 1450, "ethernet_mac_address": "fa:16"}], ' +
      '"networks": [{"id": "network0", "type": "ipv4", "link": "tap1", "ip_address": "10.0.0.4", "netmask": "255.255.255.0", ' +
      '"routes": [{"network": "0.0.0.0", "netmask": "0.0.0.0", "gateway": "10.0.0.1"}, ' +
      '{"network": "10.9.0.0", "netmask": "255.255.0.0", "gateway": "10.0.0.2"}], ' +
      '"network_id": "net-1", "services": [{"type": "dns", "address": "9.9.9.9"}]}], ' +
      '"services": [{"type": "dns", "address": "9.9.9.9"}]}',
  );
});

test('DHCP is told with four members only', () => {
  const dhcp = { id: 'network0', type: 'ipv4_dhcp', link: 'tap1', network_id: 'net-1' };
  expect(networkOf(subnet4({ dhcpServer: '10.0.0.2' }))).toEqual(dhcp);
  expect(networkOf(subnet4({ enableDhcp: true }))).toEqual(dhcp);
});

test('Nova 26 does not count enable_dhcp', () => {
  expect(networkOf(subnet4({ enableDhcp: true }), 'zed').type).toBe('ipv4');
  expect(networkOf(subnet4({ enableDhcp: true }), 'epoxy').type).toBe('ipv4_dhcp');
});

test('an IPv6 address mode wins over DHCP; mask and gateway are texts', () => {
  const subnet = subnet6({ ipv6AddressMode: 'slaac', dhcpServer: 'fd00::2', enableDhcp: true });
  expect(networkOf(subnet)).toMatchObject({
    type: 'ipv6_slaac',
    netmask: 'ffff:ffff:ffff:ffff::',
    routes: [{ network: '::', netmask: '::', gateway: 'FE80::1' }],
  });
});

test('without gateway there is no default route, one among the routes is kept beside it', () => {
  expect(networkOf(subnet4({ gateway: null })).routes).toEqual([]);
  const routes = [{ cidr: '0.0.0.0/0', gateway: '10.0.0.9' }];
  expect(
    networkOf(subnet4({ routes })).routes.map(({ gateway }: { gateway: string }) => gateway),
  ).toEqual(['10.0.0.1', '10.0.0.9']);
});

test('only the first subnet of each version counts, and its first address', () => {
  const ips = ['10.0.0.4', '10.0.0.5'].map(
    (address) => ({ address, version: 4, floatingIps: [] }) as const,
  );
  const { networks } = documentOf([
    vif([subnet6(), subnet4({ ips }), subnet4({ cidr: '10.1.0.0/24' })]),
  ]);
  expect(networks.map(({ ip_address }: { ip_address: string }) => ip_address)).toEqual([
    '10.0.0.4',
    '2001:db8::4',
  ]);
});

test('VIFs without network or subnets take no number, subnets without address make a link only', () => {
  const unnamed = { devname: null };
  const vifs = [
    vif([], unnamed),
    vif([subnet4()], { network: null }),
    vif([subnet4({ ips: [] })], { devname: '' }),
    vif([subnet4()], unnamed),
  ];
  const { links, networks } = documentOf(vifs);
  expect(links.map(({ id }: { id: string }) => id)).toEqual(['interface0', 'interface1']);
  expect(networks).toMatchObject([{ id: 'network0', link: 'interface1' }]);
});

test.each([
  ['bridge', 'bridge'],
  ['hw_veb', 'hw_veb'],
  ['macvtap', 'phy'],
  [null, 'phy'],
])('a VIF of type %s is shown as %s', (type, shown) => {
  expect(documentOf([vif([subnet4()], { type })]).links[0].type).toBe(shown);
});

test('the mtu is null as soon as any subnet has a DHCP server, which makes only that one DHCP', () => {
  const { links, networks } = documentOf([vif([subnet4(), subnet4({ dhcpServer: '10.1.0.2' })])]);
  expect([links[0].mtu, networks[0].type]).toEqual([null, 'ipv4']);
  expect(documentOf([vif([subnet4()], {}, null)]).links[0].mtu).toBeNull();
});

test('name servers are not repeated from earlier subnets, but within one they are', () => {
  const vifs = [
    vif([subnet4({ dns: ['9.9.9.9', '9.9.9.9'] })]),
    vif([subnet4({ dns: ['9.9.9.9', '8.8.8.8'] })]),
  ];
  expect(documentOf(vifs).services.map(({ address }: { address: string }) => address)).toEqual([
    '9.9.9.9',
    '9.9.9.9',
    '8.8.8.8',
  ]);
});
