import { expect, test } from 'vitest';
import type { Lab } from './model.ts';
import { readLab } from './read-lab.ts';

const labOf = (text: string): Lab => {
  const { lab, problems } = readLab(text, 'web.lab.yaml', () => new Uint8Array());
  expect(problems).toEqual([]);
  return lab ?? expect.fail('no lab');
};

const portsOf = (lab: Lab, owner: string) =>
  lab.ports.filter(({ deviceOwner }) => deviceOwner === owner);

const ipsOf = (lab: Lab, owner: string) =>
  portsOf(lab, owner).map(({ fixedIps }) => fixedIps.map(({ ipAddress }) => ipAddress));

const interfaceOwner = 'network:router_interface';

test('made-up addresses keep clear of given ones, gateway and DHCP server', () => {
  const names = Array.from({ length: 240 }, (_, at) => `vm-${at}: `).join(', ');
  const lab = labOf(
    `networks: {n: {subnets: [{cidr: 10.0.0.0/24, gateway_ip: 10.0.0.77}]}}\ninstances: {${names}, last: {ports: [{fixed_ips: [10.0.0.33]}]}}\n`,
  );
  const all = lab.ports.flatMap(({ fixedIps }) => fixedIps.map(({ ipAddress }) => ipAddress));
  expect(new Set(all).size).toBe(243);
  expect(all.filter((address) => /\.(?:0|1|255)$/.test(address))).toEqual([]);
  expect(ipsOf(lab, interfaceOwner)).toEqual([['10.0.0.77']]);
  expect(ipsOf(lab, 'network:dhcp')).toEqual([['10.0.0.2']]);
});

test('made-up MAC addresses are Neutron-like and each is its own', () => {
  const names = Array.from({ length: 200 }, (_, at) => `vm-${at}: `).join(', ');
  const macs = labOf(`instances: {${names}}`).ports.map(({ macAddress }) => macAddress);
  expect(new Set(macs).size).toBe(202);
  for (const mac of macs) expect(mac).toMatch(/^fa:16:3e(?::[0-9a-f]{2}){3}$/);
});

test('a DHCP server steps aside for a given address', () => {
  const lab = labOf('instances: {web: {ports: [{fixed_ips: [10.0.0.2]}]}}');
  expect(ipsOf(lab, 'network:dhcp')).toEqual([['10.0.0.3']]);
  expect(lab.subnets).toMatchObject([{ dhcpServer: '10.0.0.3', dnsNameservers: ['10.0.0.3'] }]);
});

test('the assumed network grows with the number of ports', () => {
  const many = (count: number) =>
    labOf(`instances: {${Array.from({ length: count }, (_, at) => `vm-${at}: `).join(', ')}}`)
      .subnets[0]?.cidr;
  expect(many(200)).toBe('10.0.0.0/24');
  expect(many(300)).toBe('10.0.0.0/16');
});

test('networks without a block get one of their own that no other has', () => {
  const lab = labOf(
    'networks: {private: , a: , b: , c: {subnets: [{cidr: 10.0.0.0/24}, {}]}}\ninstances: {web: }',
  );
  const cidrs = lab.subnets.map(({ cidr }) => cidr);
  expect(new Set(cidrs).size).toBe(5);
  for (const cidr of cidrs) expect(cidr).toMatch(/^10\.\d+\.\d+\.0\/24$/);
  expect(labOf('networks: {private: , a: }\ninstances: {}').subnets[0]?.cidr).toBe('10.0.0.0/24');
});

test('subnets keep what the file says of them', () => {
  const lab = labOf(`
networks:
  n:
    id: 00000000-0000-4000-8000-00000000000a
    name: shown
    mtu: 9000
    injected: true
    subnets:
      - id: s-1
        cidr: 10.5.0.0/16
        gateway_ip: null
        enable_dhcp: false
        dns_nameservers: [9.9.9.9, "2620:FE::9"]
        host_routes: [{destination: 10.9.0.0/16, nexthop: 10.5.0.254}]
        advanced_service_providers: [lb-1]
      - {cidr: "2001:db8::/64", ipv6_address_mode: dhcpv6-stateful}
instances: {}
`);
  const networkId = '00000000-0000-4000-8000-00000000000a';
  expect(lab.networks).toEqual([{ id: networkId, name: 'shown', mtu: 9000, injected: true }]);
  expect(lab.subnets).toMatchObject([
    {
      id: 's-1',
      networkId,
      cidr: '10.5.0.0/16',
      version: 4,
      gatewayIp: undefined,
      enableDhcp: false,
      dhcpServer: undefined,
      dnsNameservers: ['9.9.9.9', '2620:fe::9'],
      hostRoutes: [{ destination: '10.9.0.0/16', nexthop: '10.5.0.254' }],
      advancedServiceProviders: ['lb-1'],
    },
    {
      version: 6,
      gatewayIp: '2001:db8::1',
      dhcpServer: '2001:db8::2',
      ipv6AddressMode: 'dhcpv6-stateful',
    },
  ]);
});

const twoFamilies = `networks:
  n:
    subnets:
      - {id: v4, cidr: 10.0.0.0/24}
      - {id: other, cidr: 10.0.1.0/24}
      - {id: v6, cidr: "2001:db8:1::/64"}
      - {id: own, cidr: "2001:db8:2::/64", ipv6_address_mode: slaac}
`;

test('a port gets an address of each family, and those that follow from its MAC', () => {
  const lab = labOf(
    `${twoFamilies}instances: {web: {ports: [{mac_address: "fa:16:3e:ed:9a:59"}]}}`,
  );
  const [port] = portsOf(lab, 'compute:nova');
  expect(port?.fixedIps.map(({ subnetId }) => subnetId)).toEqual(['v4', 'v6', 'own']);
  expect(port?.fixedIps.at(-1)?.ipAddress).toBe('2001:db8:2:0:f816:3eff:feed:9a59');
});

test('a port that asks for addresses gets those, and those that follow from its MAC', () => {
  const fixed = (text: string) =>
    portsOf(
      labOf(`${twoFamilies}instances: {web: {ports: [{fixed_ips: [${text}]}]}}`),
      'compute:nova',
    )[0]?.fixedIps;
  expect(fixed('10.0.1.9')).toMatchObject([
    { ipAddress: '10.0.1.9', subnetId: 'other' },
    { subnetId: 'own' },
  ]);
  expect(fixed('{subnet_id: other}, {subnet_id: own}')).toMatchObject([
    { subnetId: 'other' },
    { subnetId: 'own' },
  ]);
  expect(fixed('')).toMatchObject([{ subnetId: 'own' }]);
});

test('an instance called dhcp has another port than the DHCP server', () => {
  const { ports } = labOf('instances: {dhcp: , router: , other: }');
  expect(new Set(ports.map(({ id }) => id)).size).toBe(ports.length);
});

test('when the first subnet is full, the next is used', () => {
  const lab = labOf(
    'networks: {n: {subnets: [{id: small, cidr: 10.0.0.0/30}, {id: large, cidr: 10.0.1.0/24}]}}\ninstances: {web: }',
  );
  expect(portsOf(lab, 'compute:nova')[0]?.fixedIps).toMatchObject([{ subnetId: 'large' }]);
});

test('a router stands on the gateway of every IPv4 subnet, and once for all of IPv6', () => {
  const lab = labOf(`${twoFamilies}instances: {}`);
  expect(ipsOf(lab, interfaceOwner)).toEqual([
    ['10.0.0.1'],
    ['10.0.1.1'],
    ['2001:db8:1::1', '2001:db8:2::1'],
  ]);
  expect(new Set(portsOf(lab, interfaceOwner).map(({ deviceId }) => deviceId))).toEqual(
    new Set(lab.routers.map(({ id }) => id)),
  );
});

test('the assumed router leaves out what has no gateway, and is two where one cannot be', () => {
  const lab = labOf(`networks:
  a: {subnets: [{cidr: 10.0.0.0/24}]}
  b: {subnets: [{cidr: 10.0.0.0/16}]}
  c: {subnets: [{cidr: 10.5.0.0/24, gateway_ip: null}]}
instances: {}
`);
  expect(lab.routers.map(({ name }) => name)).toEqual(['main', 'main-2']);
  expect(
    portsOf(lab, interfaceOwner).map(({ deviceId, fixedIps }) => [
      deviceId,
      fixedIps[0]?.ipAddress,
    ]),
  ).toEqual([
    [lab.routers[0]?.id, '10.0.0.1'],
    [lab.routers[1]?.id, '10.0.0.1'],
  ]);
});

test('other topologies assume no router', () => {
  expect(labOf('topology: dhcp\ninstances: {}').routers).toEqual([]);
});

test('routers join what they name, as the kind they are', () => {
  const lab = labOf(`networks: {a: , b: , c: {subnets: [{cidr: 10.200.0.0/24, gateway_ip: null}]}}
routers: {one: {networks: [a, c], project_id: p1}, two: {networks: [a, b], ha: true}, three: {networks: [b], distributed: true}, four: {networks: []}}
instances: {}
`);
  const routerPorts = lab.ports.filter(({ deviceOwner }) => deviceOwner !== 'network:dhcp');
  expect(routerPorts.map(({ deviceOwner }) => deviceOwner)).toEqual([
    interfaceOwner,
    interfaceOwner,
    'network:ha_router_replicated_interface',
    'network:ha_router_replicated_interface',
    'network:router_interface_distributed',
  ]);
  const [onA, onC, alsoOnA] = routerPorts.map(({ fixedIps }) => fixedIps[0]?.ipAddress);
  expect(onA).toMatch(/\.1$/);
  expect(onC).toMatch(/^10\.200\.0\./);
  expect(alsoOnA).not.toBe(onA);
  expect(routerPorts[0]?.projectId).toBe('p1');
});

test('ports of the list take the place of made-up ones', () => {
  const lab = labOf(`ports:
  - {network: private, router: main, fixed_ips: [10.0.0.9], mac_address: "fa:16:3e:00:00:09"}
  - {network: private, device_id: dhcp-x, device_owner: "network:dhcp", fixed_ips: [10.0.0.8]}
  - {network: private, instance: web, fixed_ips: [10.0.0.7]}
  - {network: private}
instances: {web: }
`);
  const others = lab.ports.slice(1);
  const routerId = lab.routers[0]?.id;
  expect(
    others.map(({ deviceId, deviceOwner, fixedIps }) => [
      deviceId,
      deviceOwner,
      fixedIps[0]?.ipAddress,
    ]),
  ).toEqual([
    [routerId, interfaceOwner, '10.0.0.9'],
    ['dhcp-x', 'network:dhcp', '10.0.0.8'],
    [lab.instances[0]?.uuid, 'compute:nova', '10.0.0.7'],
    ['', '', expect.stringMatching(/^10\.0\.0\./)],
  ]);
  expect(lab.subnets).toMatchObject([{ dhcpServer: '10.0.0.8', dnsNameservers: ['10.0.0.8'] }]);
});

test('with OVN there is a metadata port in place of a DHCP server', () => {
  const lab = labOf('topology: ovn\ninstances: {}');
  const networkId = lab.networks[0]?.id;
  expect(portsOf(lab, 'network:distributed')).toMatchObject([
    { deviceId: `ovnmeta-${networkId}`, fixedIps: [{ ipAddress: '10.0.0.2' }] },
  ]);
  expect(lab.subnets).toMatchObject([
    { enableDhcp: true, dhcpServer: undefined, dnsNameservers: ['10.0.0.2'] },
  ]);
});

test('security groups are those of the file, and default', () => {
  const lab = labOf(
    'security_groups: {web: , odd: {name: ""}}\ninstances: {web: {security_groups: [web]}, db: }',
  );
  expect(lab.securityGroups.map(({ name }) => name)).toEqual(['web', '', 'default']);
  const ids = new Map(lab.securityGroups.map(({ name, id }) => [name, id]));
  expect(portsOf(lab, 'compute:nova').map(({ securityGroups }) => securityGroups)).toEqual([
    [ids.get('web')],
    [ids.get('default')],
  ]);
});

test('subnets that do not stand under their network keep the order of the file', () => {
  const lab = labOf(`
networks: {a: {subnets: [{id: a0, cidr: 10.1.0.0/24}]}, b: {}, c: }
subnets:
  - {network: b, id: b0, cidr: 10.2.0.0/24}
  - {network: a, id: a1, cidr: 10.3.0.0/24}
  - {network: b, id: b1}
instances: {web: {networks: [b]}}
`);
  const listed = lab.subnets.map(({ id }) => id);
  expect(listed.filter((id) => id.length === 2)).toEqual(['a0', 'b0', 'a1', 'b1']);
  expect(listed).toHaveLength(5);
  const networkOf = new Map(lab.networks.map(({ id, name }) => [id, name]));
  expect(lab.subnets.map(({ networkId }) => networkOf.get(networkId)).join('')).toBe('acbab');
  expect(lab.ports[0]?.fixedIps).toMatchObject([{ subnetId: 'b0' }]);
});
