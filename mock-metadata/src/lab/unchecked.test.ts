import { expect, test } from 'vitest';
import { readLab } from './read-lab.ts';

const read = (text: string) => {
  const { lab, problems } = readLab(
    `consistency: unchecked\n${text}`,
    'web.lab.yaml',
    () => new Uint8Array(),
  );
  expect(problems).toEqual([]);
  return lab ?? expect.fail('no lab');
};

test('one address may be on two ports, and blocks may overlap', () => {
  const { ports } = read(`
networks: {n: {subnets: [{cidr: 10.0.0.0/24}, {cidr: 10.0.0.0/25}]}}
instances:
  a: {ports: [{fixed_ips: [10.0.0.4, 10.9.0.4, 10.0.0.1], mac_address: "fa:16:3e:00:00:01"}]}
  b: {ports: [{fixed_ips: [10.0.0.4], mac_address: "fa:16:3e:00:00:01"}]}
`);
  expect(ports[0]?.fixedIps.map(({ ipAddress }) => ipAddress)).toEqual([
    '10.0.0.4',
    '10.9.0.4',
    '10.0.0.1',
  ]);
});

test('ids, addresses and words stay as they are written', () => {
  const { instances, ports, routers } = read(`
routers: {r: {id: main router, networks: []}}
instances:
  a:
    uuid: A-1
    flavor: ""
    image: my image
    ports: [{id: port-1, fixed_ips: [FE80::1, {ip_address: not yet, subnet_id: gone}], mac_address: none}]
    key_pair: {name: k, type: pgp}
    block_devices: [{source_type: tape, destination_type: ""}]
    network_info:
      - {id: "", address: "", network: {id: x, subnets: [{cidr: 10.0.0.4/24, gateway: FE80::1, ips: [odd]}]}}
`);
  expect(instances[0]).toMatchObject({
    uuid: 'A-1',
    flavorName: '',
    imageRef: 'my image',
    keypairs: [{ name: 'k', type: 'pgp' }],
    blockDevices: [{ sourceType: 'tape', destinationType: '' }],
    networkInfo: [{ network: { subnets: [{ gateway: 'FE80::1', ips: [{ address: 'odd' }] }] } }],
  });
  expect(ports[0]).toMatchObject({
    id: 'port-1',
    deviceId: 'A-1',
    macAddress: 'none',
    fixedIps: [{ ipAddress: 'FE80::1' }, { ipAddress: 'not yet', subnetId: 'gone' }],
  });
  expect(routers).toEqual([{ id: 'main router', name: 'r' }]);
});

test('a port may name a security group that nobody knows', () => {
  const { ports, securityGroups } = read(
    'security_groups: {web: }\ninstances: {a: {ports: [{security_groups: [web, gone]}]}}\n',
  );
  expect(ports[0]?.securityGroups[1]).toBe('gone');
  expect(securityGroups.map(({ name }) => name)).toEqual(['web', 'default']);
});

test('what is no MAC address stays as it is, and no address follows from it', () => {
  const { ports } = read(`
networks: {n: {subnets: [{cidr: "2001:db8::/64", ipv6_address_mode: slaac}]}}
instances:
  a: {ports: [{mac_address: "fa:16:3e:zz:00:01"}, {mac_address: "fa:16:3e"}, {mac_address: none}]}
`);
  const ofInstance = ports.filter(({ deviceOwner }) => deviceOwner === 'compute:nova');
  expect(ofInstance.map(({ macAddress, fixedIps }) => [macAddress, fixedIps])).toEqual([
    ['fa:16:3e:zz:00:01', []],
    ['fa:16:3e', []],
    ['none', []],
  ]);
});

test('an IPv4 subnet gives IPv4 addresses, whatever address mode it has', () => {
  const { ports } = read(
    'networks: {n: {subnets: [{cidr: 10.0.0.0/24, ipv6_address_mode: slaac}]}}\ninstances: {a: }\n',
  );
  expect(ports.every(({ fixedIps }) => fixedIps[0]?.ipAddress.startsWith('10.0.0.'))).toBe(true);
});

test('an id may come twice, what tells instances apart at the mock may not', () => {
  const { instances } = read('instances: {a: {ec2_id: 1}, b: {ec2_id: 1}}');
  expect(instances.map(({ ec2Id }) => ec2Id)).toEqual([1, 1]);
  const text = 'consistency: unchecked\ninstances: {a: {listen: 81}, b: {listen: 81}}\n';
  const { problems } = readLab(text, 'web.lab.yaml', () => new Uint8Array());
  expect(problems).toMatchObject([{ code: 'duplicate-address', line: 2 }]);
});

test('a block of a subnet may have bits beyond its prefix, but must be one', () => {
  const subnet = (cidr: string) =>
    `consistency: unchecked\nnetworks: {n: {subnets: [{cidr: ${cidr}}]}}\ninstances: {a: }\n`;
  const reading = (cidr: string) => readLab(subnet(cidr), 'web.lab.yaml', () => new Uint8Array());
  expect(reading('10.0.0.4/24').lab?.subnets).toMatchObject([{ cidr: '10.0.0.0/24' }]);
  for (const cidr of ['odd', '10.0.0.0', '10.0.0.0/255.255.255.0']) {
    expect(reading(cidr).problems).toMatchObject([{ code: 'wrong-value', line: 2, column: 33 }]);
  }
});

test('what is no lab at all is a mistake as ever', () => {
  const text = 'consistency: unchecked\ninstances: {a: {uuid: x, imgae: y, launch_index: z}}\n';
  const { problems, lab } = readLab(text, 'web.lab.yaml', () => new Uint8Array());
  expect(lab).toBeUndefined();
  expect(problems.map(({ code }) => code)).toEqual(['unknown-key', 'wrong-type']);
});
