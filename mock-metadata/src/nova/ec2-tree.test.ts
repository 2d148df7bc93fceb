import { expect, test } from 'vitest';
import type { Instance } from '../lab/model.ts';
import { testCloud } from './test-cloud.ts';

const checkLeaf = (path: string, instance: Partial<Instance>, expected: string): void => {
  const cloud = testCloud({
    instances: [instance],
    ec2ImageIds: new Map([
      ['image-a', 1],
      ['image-b', 2 ** 33],
    ]),
  });
  expect(cloud.text(`/latest/meta-data/${path}`)).toBe(expected);
};

const vif = (
  ips: readonly { version: 4 | 6; address: string; floatingIps: readonly string[] }[],
) => ({
  id: 'vif-1',
  address: 'fa:16:3e:00:00:01',
  type: 'ovs',
  devname: null,
  vnicType: 'normal',
  details: {},
  profile: {},
  network: {
    id: 'net-1',
    label: 'private',
    bridge: null,
    mtu: null,
    injected: false,
    subnets: [
      {
        cidr: '10.0.0.0/24',
        version: 4 as const,
        gateway: null,
        dns: [],
        ips,
        routes: [],
        dhcpServer: null,
        enableDhcp: null,
        ipv6AddressMode: null,
      },
    ],
  },
});

test.each([
  ['ami-id', {}, 'ami-00000001'],
  ['ami-id', { imageRef: '' }, 'None'],
  ['ami-id', { imageRef: 'image-never-numbered' }, 'ami-200000001'],
  ['ami-launch-index', { launchIndex: 3 }, '3'],
  ['ami-launch-index', { launchIndex: null }, 'None'],
  ['ami-manifest-path', {}, 'FIXME'],
  ['hostname', { hostname: 'a.b' }, 'a.b.novalocal'],
  ['hostname', { hostname: '' }, '.novalocal'],
  ['instance-id', { ec2Id: 2 ** 32 + 10 }, 'i-10000000a'],
  ['instance-action', {}, 'none'],
  ['instance-type', {}, 'm1.small'],
  ['kernel-id', { kernelId: 'image-b' }, 'aki-200000000'],
  ['ramdisk-id', { ramdiskId: 'image-a' }, 'ari-00000001'],
  ['kernel-id', {}, '404'],
  ['placement/availability-zone', { availabilityZone: null }, 'None'],
  ['placement/', {}, 'availability-zone'],
  ['reservation-id', { reservationId: null }, 'None'],
  ['public-ipv4', {}, ''],
] as const)('%s of %j is %j', checkLeaf);

test('local-ipv4 is the first fixed IPv4 address, else whoever asked, else None', () => {
  const v6 = { version: 6, address: '2001:db8::4', floatingIps: [] } as const;
  const v4 = {
    version: 4,
    address: '10.0.0.7',
    floatingIps: ['203.0.113.1', '203.0.113.2'],
  } as const;
  checkLeaf('local-ipv4', { networkInfo: [vif([v6, v4])] }, '10.0.0.7');
  checkLeaf('public-ipv4', { networkInfo: [vif([v6, v4])] }, '203.0.113.1');
  checkLeaf('local-ipv4', { networkInfo: [vif([v6])] }, '10.0.0.4');
});

test('the address of the first asker stays while the metadata is cached', () => {
  const cloud = testCloud();
  const more = [['X-Forwarded-For', '2001:db8::1']] as const;
  cloud.get('/latest');
  expect(cloud.text('/latest/meta-data/local-ipv4', { more })).toBe('10.0.0.4');
  cloud.passSeconds(15);
  expect(cloud.text('/latest/meta-data/local-ipv4', { more })).toBe('10.0.0.4, 2001:db8::1');
});

const key = { keyName: 'my/key', keyData: 'ssh-rsa A' };

test.each([
  ['public-keys', key, '0=my/key'],
  ['public-keys/0/', key, 'openssh-key'],
  ['public-keys/0/_name', key, '0=my/key'],
  ['public-keys/0/openssh-key', key, 'ssh-rsa A'],
  ['public-keys/0/openssh-key', { ...key, keyData: null }, 'None'],
  ['public-keys/0=my/key', key, '404'],
  ['public-keys/1', key, '404'],
  ['public-keys', {}, '404'],
])('%s', checkLeaf);

test.each([
  ['hostname/x', 'TypeError'],
  ['hostname/x/y', '404'],
  ['ami-launch-index/x', 'TypeError'],
  ['ami-id/x', 'TypeError'],
  ['security-groups/default', 'TypeError'],
  ['security-groups/other', '404'],
  ['placement/availability-zone/x', 'TypeError'],
  ['nope', '404'],
])('%s below a leaf', (path, expected) => {
  const cloud = testCloud({
    instances: [{ imageRef: '' }],
    ports: [{ securityGroups: ['g1'] }],
    securityGroups: [{ id: 'g1', name: 'default' }],
  });
  expect(cloud.text(`/latest/meta-data/${path}`)).toBe(expected);
});

const oldest = [
  'ami-id',
  'ami-launch-index',
  'ami-manifest-path',
  'hostname',
  'instance-id',
  'local-ipv4',
];

test.each([
  ['1.0', []],
  ['2007-01-19', ['local-hostname', 'public-hostname', 'public-ipv4']],
  ['2007-08-29', ['instance-type']],
  ['2007-12-15', ['block-device-mapping/']],
  ['2008-02-01', ['placement/']],
  ['2008-09-01', ['instance-action']],
  ['latest', []],
])('%s adds what came with it', (version, added) => {
  const versions = [
    '1.0',
    '2007-01-19',
    '2007-08-29',
    '2007-12-15',
    '2008-02-01',
    '2008-09-01',
    'latest',
  ];
  const listed = (name: string) => testCloud().text(`/${name}/meta-data`).split('\n');
  const before = versions[versions.indexOf(version) - 1];
  const known =
    before === undefined ? [...oldest, 'reservation-id', 'security-groups'] : listed(before);
  expect(listed(version)).toEqual([...known, ...added].sort());
});

test.each([
  ['2007-03-01', '2007-01-19'],
  ['2007-10-10', '2007-08-29'],
  ['2009-04-04', '2008-09-01'],
  ['latest', '2009-04-04'],
])('%s has nothing that %s had not', (version, before) => {
  const listed = (name: string) => testCloud().text(`/${name}/meta-data`);
  expect(listed(version)).toBe(listed(before));
});

test.each([
  ['', 'web'],
  ['.lead', 'web..lead'],
  ['a.b.', 'web.a.b.'],
])('the domain %j makes the host name %j, under all of its names', (dhcpDomain, expected) => {
  const cloud = testCloud({ nova: { dhcpDomain } });
  for (const leaf of ['hostname', 'local-hostname', 'public-hostname']) {
    expect(cloud.text(`/latest/meta-data/${leaf}`)).toBe(expected);
  }
});

test('without a domain an instance may have no host name', () => {
  const cloud = testCloud({ nova: { dhcpDomain: '' }, instances: [{ hostname: null }] });
  expect(cloud.text('/latest/meta-data/hostname')).toBe('None');
  expect(cloud.text('/openstack/2012-08-10/meta_data.json')).toContain('"hostname": null');
});

test('a version lists user-data only where there is any, empty or not', () => {
  const listed = (userData: string | null) =>
    testCloud({ instances: [{ userData }] }).text('/1.0/');
  expect([null, '', 'YQ=='].map(listed)).toEqual([
    'meta-data/',
    'meta-data/\nuser-data',
    'meta-data/\nuser-data',
  ]);
});

test('user-data are the decoded bytes, and an index into them fails', () => {
  const cloud = testCloud({ instances: [{ userData: '_-_-' }] });
  expect(cloud.text('/latest/user-data')).toBe('');
  expect(cloud.text('/latest/user-data/x')).toBe('TypeError');
});

test('the older Python stops at padding, the newer one reads on', () => {
  const text = (release: 'zed' | 'master') =>
    testCloud({ release, instances: [{ userData: 'YQ==YQ==' }] }).text('/latest/user-data');
  expect([text('zed'), text('master')]).toEqual(['a', 'a\x06\x10']);
});

test('bad base64 makes everything of the instance 500, and the log says which and why, once', () => {
  const cloud = testCloud({ instances: [{ userData: 'YQ' }] });
  expect(['/latest', '/openstack'].map((path) => cloud.text(path))).toEqual(['500', '500']);
  expect(cloud.get('/').status).toBe(200);
  expect(cloud.warnings).toEqual([
    'The user data of web is no base64 that Python reads (Incorrect padding). Nova answers 500 to every path of this instance but /.',
  ]);
});
