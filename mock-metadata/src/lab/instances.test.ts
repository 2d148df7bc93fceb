import { expect, test } from 'vitest';
import type { Instance } from './model.ts';
import { readLab } from './read-lab.ts';

const read = (text: string) => {
  const { lab, problems } = readLab(text, 'web.lab.yaml', () => new Uint8Array());
  expect(problems).toEqual([]);
  return lab ?? expect.fail('no lab');
};

const webOf = (keys: string, before = ''): Instance =>
  read(`${before}instances:\n  web-1:\n    ${keys}\n`).instances[0] ?? expect.fail('no instance');

test('what the file leaves out is made up', () => {
  const web = read('instances: {web-1: }').instances[0];
  expect(web).toMatchObject({
    name: 'web-1',
    uuid: 'd60655aa-6647-48c0-bdb7-d3263014b8f1',
    hostname: 'web-1',
    displayName: 'web-1',
    flavorName: 'm1.small',
    launchIndex: 0,
    availabilityZone: 'nova',
    rootDeviceName: '/dev/vda',
    keyName: undefined,
    keyData: null,
    userData: null,
    mapping: 'cell',
    deleted: false,
  });
  expect(web?.projectId).toMatch(/^[0-9a-f]{32}$/);
  expect(web?.reservationId).toMatch(/^r-[0-9a-z]{8}$/);
  expect(web?.imageRef).toMatch(/^[0-9a-f-]{36}$/);
});

test('the host name is what Nova makes of the display name, unless it is given', () => {
  expect(webOf('display_name: Web Server').hostname).toBe('web-server');
  expect(webOf('display_name: ☃').hostname).toBe('Server-d60655aa-6647-48c0-bdb7-d3263014b8f1');
  expect(webOf('hostname: host.example.org')).toMatchObject({
    hostname: 'host.example.org',
    displayName: 'web-1',
  });
});

test('null is kept where Nova can have it', () => {
  expect(
    webOf(
      '{hostname: null, display_name: null, launch_index: null, availability_zone: null, root_device_name: null, reservation_id: null}',
    ),
  ).toMatchObject({
    hostname: null,
    displayName: null,
    launchIndex: null,
    availabilityZone: null,
    rootDeviceName: null,
    reservationId: null,
    blockDevices: [],
  });
});

test('user data is stored as base64; base64 of the file is not touched', () => {
  expect(webOf('user_data: |\n      #!/bin/sh\n      echo ü').userData).toBe(
    'IyEvYmluL3NoCmVjaG8gw7wK',
  );
  expect(webOf('user_data: ""').userData).toBe('');
  expect(webOf('user_data:').userData).toBeNull();
  expect(webOf('user_data_base64: not base64').userData).toBe('not base64');
});

const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA me@home';

test('a key as one line is a key pair named after its comment', () => {
  expect(webOf(`key: ${publicKey}`)).toMatchObject({
    keyName: 'me@home',
    keyData: publicKey,
    keypairs: [{ name: 'me@home', type: 'ssh', publicKey }],
  });
  expect(webOf('key: ssh-rsa AAAA').keyName).toBe('web-1-key');
  expect(webOf('key: ssh-rsa AAAA a/b').keyName).toBe('web-1-key');
});

test('the key that an instance remembers and the stored ones can differ', () => {
  expect(webOf('key_pair: {name: win, type: x509, public_key: PEM}')).toMatchObject({
    keyName: 'win',
    keyData: 'PEM',
    keypairs: [{ name: 'win', type: 'x509', publicKey: 'PEM' }],
  });
  expect(webOf('{key_name: old, key_data: K}').keypairs).toEqual([
    { name: 'old', type: 'ssh', publicKey: 'K' },
  ]);
  expect(webOf('{key_name: old, key_data: K, key_pairs: []}')).toMatchObject({
    keyName: 'old',
    keyData: 'K',
    keypairs: [],
  });
  expect(webOf('{key_name: mine, key_pair: {name: row, public_key: K}}')).toMatchObject({
    keyName: 'mine',
    keyData: 'K',
    keypairs: [{ name: 'row' }],
  });
  expect(webOf('{key_name: mine, key_data: null}')).toMatchObject({
    keyName: 'mine',
    keyData: null,
    keypairs: [],
  });
});

test('images are named or given by UUID; without one the instance boots from a volume', () => {
  const images =
    'images: {debian: {id: 00000000-0000-4000-8000-00000000000a, ec2_id: 7}, other: }\n';
  const debian = '00000000-0000-4000-8000-00000000000a';
  expect(webOf('{}', images).imageRef).toBe(debian);
  expect(webOf('{image: other, kernel: debian}', images)).toMatchObject({
    kernelId: debian,
    ramdiskId: undefined,
  });
  expect(webOf('image: 00000000-0000-4000-8000-00000000000b').imageRef).toBe(
    '00000000-0000-4000-8000-00000000000b',
  );
  expect(webOf('image: null')).toMatchObject({
    imageRef: '',
    blockDevices: [
      { sourceType: 'volume', destinationType: 'volume', deviceName: '/dev/vda', bootIndex: 0 },
    ],
  });
});

test('every image has an EC2 number: a given one, or one that is free', () => {
  const lab = read(
    'images: {a: {ec2_id: 1}, b: }\ninstances: {web: {image: a, kernel: 00000000-0000-4000-8000-00000000000b}}',
  );
  const numbers = [...lab.ec2ImageIds.values()];
  expect(lab.ec2ImageIds.size).toBe(3);
  expect(new Set(numbers).size).toBe(3);
  expect(lab.ec2ImageIds.get(lab.instances[0]?.imageRef ?? '')).toBe(1);
});

test('EC2 numbers of instances are given, or made up and free', () => {
  const names = Array.from({ length: 300 }, (_, at) => `vm-${at}: `).join(', ');
  const numbers = read(`instances: {${names}, last: {ec2_id: 5000000000}}`).instances.map(
    ({ ec2Id }) => ec2Id,
  );
  expect(new Set(numbers).size).toBe(301);
  expect(numbers.at(-1)).toBe(5_000_000_000);
});

test('disks, NUMA cells and devices keep what the file says', () => {
  const web =
    webOf(`block_devices: [{source_type: blank, destination_type: local, guest_format: swap}]
    numa_topology: [{pcpuset: [5, 2]}, {cpuset: [0]}]
    devices:
      - {class: DiskMetadata, serial: s, path: /dev/sda, tags: [db], bus: {class: SCSIDeviceBus, address: "0:0:0:0"}}
      - {class: NetworkInterfaceMetadata, mac: FA:16:3E:00:00:01, vlan: 0, vf_trusted: true, bus: {class: DeviceBus}}
      - {class: ShareMetadata, share_id: x, tag: t}`);
  expect(web.blockDevices).toEqual([
    {
      sourceType: 'blank',
      destinationType: 'local',
      deviceName: null,
      guestFormat: 'swap',
      bootIndex: null,
      volumeId: null,
      imageId: null,
    },
  ]);
  expect(web.numaCells).toEqual([
    { cpuset: [], pcpuset: [5, 2] },
    { cpuset: [0], pcpuset: [] },
  ]);
  expect(web.devices).toEqual([
    {
      class: 'DiskMetadata',
      serial: 's',
      path: '/dev/sda',
      tags: ['db'],
      bus: { class: 'SCSIDeviceBus', address: '0:0:0:0' },
    },
    {
      class: 'NetworkInterfaceMetadata',
      mac: 'fa:16:3e:00:00:01',
      vlan: 0,
      vfTrusted: true,
      bus: { class: 'DeviceBus' },
    },
    { class: 'ShareMetadata', shareId: 'x', tag: 't' },
  ]);
});

test('tags of ports make tagged devices', () => {
  expect(webOf('ports: [{}, {mac_address: "fa:16:3e:00:00:02", tags: [nic]}]').devices).toEqual([
    {
      class: 'NetworkInterfaceMetadata',
      mac: 'fa:16:3e:00:00:02',
      tags: ['nic'],
      bus: { class: 'PCIDeviceBus', address: '0000:00:04.0' },
    },
  ]);
});

test('files and passwords for the config drive are kept', () => {
  const web = webOf(
    '{admin_pass: secret, files: [{path: /a, content: ü}, {path: /b, content_base64: AAE=}]}',
  );
  expect(web.adminPass).toBe('secret');
  expect(web.files).toEqual([
    { path: '/a', content: new Uint8Array([0xc3, 0xbc]) },
    { path: '/b', content: new Uint8Array([0, 1]) },
  ]);
});

test('who asks is known by address or listener', () => {
  expect(webOf('{source_address: "::1", listen: 8081}')).toMatchObject({
    sourceAddress: '::1',
    listen: { host: '127.0.0.1', port: 8081 },
  });
  expect(webOf('{source_address: "0:0::1", listen: "[::1]:80"}')).toMatchObject({
    sourceAddress: '::1',
    listen: { host: '::1', port: 80 },
  });
});

test('what Nova caches about networks follows from ports and subnets', () => {
  const web = webOf(
    'ports: [{id: 90000000-0000-4000-8000-000000000001, mac_address: "fa:16:3e:00:00:01", fixed_ips: [10.0.0.4, 10.0.0.5], floating_ips: [203.0.113.10]}]',
    `networks:
  n:
    mtu: null
    subnets:
      - {cidr: 10.1.0.0/24}
      - {cidr: 10.0.0.0/24, dns_nameservers: [9.9.9.9], host_routes: [{destination: 10.9.0.0/16, nexthop: 10.0.0.254}]}
`,
  );
  expect(web.networkInfo).toEqual([
    {
      id: '90000000-0000-4000-8000-000000000001',
      address: 'fa:16:3e:00:00:01',
      type: 'ovs',
      devname: 'tap90000000-00',
      vnicType: 'normal',
      details: {},
      profile: {},
      network: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        label: 'n',
        bridge: 'br-int',
        mtu: null,
        injected: false,
        subnets: [
          {
            cidr: '10.0.0.0/24',
            version: 4,
            gateway: '10.0.0.1',
            dns: ['9.9.9.9'],
            ips: [
              { address: '10.0.0.4', version: 4, floatingIps: ['203.0.113.10'] },
              { address: '10.0.0.5', version: 4, floatingIps: [] },
            ],
            routes: [{ cidr: '10.9.0.0/16', gateway: '10.0.0.254' }],
            dhcpServer: '10.0.0.2',
            enableDhcp: true,
            ipv6AddressMode: null,
          },
        ],
      },
    },
  ]);
});

test('what the file says Nova has cached wins, in short or in Nova’s own form', () => {
  const cached = (subnet: string) =>
    webOf(`network_info: [{id: p, address: m, network: {id: n, subnets: [${subnet}]}}]`)
      .networkInfo[0]?.network?.subnets;
  const short = cached('{cidr: 10.0.0.0/24, gateway: 10.0.0.1, dns: [9.9.9.9], ips: [10.0.0.4]}');
  const own = cached(`{cidr: 10.0.0.0/24, version: 4,
      gateway: {address: 10.0.0.1, type: gateway, version: 4, meta: {}},
      dns: [{address: 9.9.9.9, type: dns, version: 4, meta: {}}],
      ips: [{address: 10.0.0.4, type: fixed, version: 4, meta: {}, floating_ips: []}],
      routes: [], meta: {}}`);
  expect(short).toEqual(own);
  expect(own).toEqual([
    {
      cidr: '10.0.0.0/24',
      version: 4,
      gateway: '10.0.0.1',
      dns: ['9.9.9.9'],
      ips: [{ address: '10.0.0.4', version: 4, floatingIps: [] }],
      routes: [],
      dhcpServer: null,
      enableDhcp: null,
      ipv6AddressMode: null,
    },
  ]);
  expect(webOf('network_info: []').networkInfo).toEqual([]);
  expect(webOf('networks: []').networkInfo).toEqual([]);
});

test('an instance can have two cards on one network', () => {
  const lab = read('instances: {web: {networks: [private, private]}}');
  const cards = lab.ports.filter(({ deviceOwner }) => deviceOwner === 'compute:nova');
  expect(new Set(cards.map(({ id }) => id)).size).toBe(2);
  expect(new Set(cards.map(({ macAddress }) => macAddress)).size).toBe(2);
});

test('metadata stays in the order of the file, also where its keys look like numbers', () => {
  const { metadata, metadataKeys } = webOf('metadata: {b: x, "10": y, a: z, 2: w}');
  expect(metadataKeys).toEqual(['b', '10', 'a', '2']);
  expect(metadata).toEqual({ b: 'x', '10': 'y', a: 'z', '2': 'w' });
  expect(webOf('metadata: &m {b: x, 1: y}\n    system_metadata: *m').metadataKeys).toEqual([
    'b',
    '1',
  ]);
  expect(webOf('metadata: {b: x, a: y}').metadataKeys).toBeUndefined();
});

test('an image has no number until somebody asks for it, where the file says so', () => {
  const lab = read(
    'images: {a: {ec2_id: null}, b: {ec2_id: 7}, c: }\ninstances: {web: {image: a}}',
  );
  expect(lab.ec2ImageIds.size).toBe(2);
  expect(lab.ec2ImageIds.has(lab.instances[0]?.imageRef ?? '')).toBe(false);
  expect([...lab.ec2ImageIds.values()]).toContain(7);
});
