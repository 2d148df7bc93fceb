import { expect, test } from 'vitest';
import type { Instance } from '../lab/model.ts';
import { answered, type Outcome } from '../message.ts';
import { type ConfigDriveFile, configDrive } from './config-drive.ts';
import { type Setup, testCloud, testInstance, testLab } from './test-cloud.ts';

/** What the drive of the lab's only instance holds, and what else happened. */
const driveOf = async (instance: Partial<Instance> = {}, setup: Setup = {}) => {
  const whole = { ...setup, instances: [instance] };
  const { world, warnings, vendorDataBodies } = testCloud(whole);
  const drive = await configDrive(testLab(whole), testInstance(instance), world);
  return { drive, warnings, vendorDataBodies };
};

const filesOf = async (
  instance: Partial<Instance> = {},
  setup: Setup = {},
): Promise<readonly ConfigDriveFile[]> => {
  const { drive } = await driveOf(instance, setup);
  if (drive === undefined || 'kind' in drive) throw new Error('There is no drive');
  return drive;
};

const textAt = async (path: string, ...made: Parameters<typeof filesOf>): Promise<string> => {
  const file = (await filesOf(...made)).find((each) => each.path === path);
  return file === undefined ? 'no such file' : Buffer.from(file.bytes).toString();
};

const checkPaths = async (
  folder: string,
  instance: Partial<Instance>,
  setup: Setup,
  expected: readonly string[],
) => {
  const paths = (await filesOf(instance, setup)).map(({ path }) => path);
  expect(paths.filter((path) => path.startsWith(folder))).toEqual(
    expected.map((name) => `${folder}${name}`),
  );
};

const userData = 'IyEvYmluL3NoCg==';

test('each version has the documents that it knows, a future one too', async () => {
  const first = ['2012-08-10/meta_data.json', '2013-04-04/meta_data.json'];
  const documents = ['meta_data.json', 'vendor_data.json', 'network_data.json'];
  await checkPaths('openstack/', {}, { release: 'epoxy' }, [
    ...first,
    ...documents.slice(0, 2).map((name) => `2013-10-17/${name}`),
    ...documents.map((name) => `2015-10-15/${name}`),
    ...documents.map((name) => `2016-06-30/${name}`),
    ...['2016-10-06', '2017-02-22', '2018-08-27', '2020-10-14', '2025-04-04', 'latest'].flatMap(
      (version) => [...documents, 'vendor_data2.json'].map((name) => `${version}/${name}`),
    ),
  ]);
  await checkPaths('openstack/2025', {}, { release: 'zed' }, []);
});

test('user data lies in every version as bytes, empty or not', async () => {
  const empty = await filesOf({ userData: '' });
  expect(empty.filter(({ bytes }) => bytes.length === 0).map(({ path }) => path)).toEqual([
    'ec2/2009-04-04/user-data',
    'ec2/latest/user-data',
    ...['2012-08-10', '2013-04-04', '2013-10-17', '2015-10-15', '2016-06-30', '2016-10-06'].map(
      (version) => `openstack/${version}/user_data`,
    ),
    ...['2017-02-22', '2018-08-27', '2020-10-14', '2025-04-04', 'latest'].map(
      (version) => `openstack/${version}/user_data`,
    ),
  ]);
  expect(await textAt('openstack/latest/user_data', { userData })).toBe('#!/bin/sh\n');
  const binary = await filesOf({ userData: '/wA=' });
  expect(binary.find(({ path }) => path === 'ec2/latest/user-data')?.bytes).toEqual(
    new Uint8Array([255, 0]),
  );
});

test('no password lies on the drive, whether one is stored or not', async () => {
  const paths = (await filesOf({ systemMetadata: { password_0: 'x' } })).map(({ path }) => path);
  expect(paths.filter((path) => path.includes('password'))).toEqual([]);
});

test('meta_data.json tells of files and the admin password, behind the metadata', async () => {
  const files = [
    { path: '/etc/é', content: new Uint8Array([0, 255]) },
    { path: '/b', content: new Uint8Array(0) },
  ];
  const instance = { metadata: { a: '1' }, adminPass: 'pw"', files };
  expect(await textAt('openstack/2012-08-10/meta_data.json', instance)).toBe(
    '{"uuid": "uuid-web", "meta": {"a": "1"}, ' +
      '"files": [{"path": "/etc/\\u00e9", "content_path": "/content/0000"}, ' +
      '{"path": "/b", "content_path": "/content/0001"}], "admin_pass": "pw\\"", ' +
      '"hostname": "web.novalocal", "name": "Web", "launch_index": 0, "availability_zone": "nova"}',
  );
  const content = (await filesOf(instance)).filter(({ path }) => path.includes('/content/'));
  expect(content).toEqual([
    { path: 'openstack/content/0000', bytes: files[0]?.content },
    { path: 'openstack/content/0001', bytes: files[1]?.content },
  ]);
});

test.each([undefined, ''])('an admin password of %j is none', async (adminPass) => {
  const text = await textAt('openstack/latest/meta_data.json', { adminPass });
  expect(text).not.toContain('admin_pass');
  expect(text).not.toContain('files');
});

test('every meta_data.json but the first has a seed of its own', async () => {
  const { world } = testCloud();
  let last = 0;
  const random = (length: number) => new Uint8Array(length).fill(++last);
  const drive = await configDrive(testLab(), testInstance(), { ...world, random });
  if (drive === undefined || 'kind' in drive) throw new Error('There is no drive');
  const seeds = drive
    .filter(({ path }) => path.endsWith('meta_data.json'))
    .map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString()).random_seed);
  expect(seeds[0]).toBeUndefined();
  expect(new Set(seeds).size).toBe(seeds.length);
  expect(Buffer.from(seeds[1], 'base64')).toHaveLength(512);
});

const injected = {
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
    injected: true,
    subnets: [
      {
        cidr: '10.0.0.0/24',
        version: 4 as const,
        gateway: null,
        dns: [],
        ips: [{ address: '10.0.0.4', version: 4 as const, floatingIps: [] }],
        routes: [],
        dhcpServer: null,
        enableDhcp: null,
        ipv6AddressMode: null,
      },
    ],
  },
};

test('the network template comes first, the files behind it', async () => {
  const instance = {
    networkInfo: [injected],
    files: [{ path: '/a', content: new Uint8Array([1]) }],
  };
  const setup = { nova: { injectedNetworkTemplate: 't' }, files: { t: 'auto eth0\n' } };
  expect(await textAt('openstack/content/0000', instance, setup)).toBe('auto eth0');
  expect(await textAt('openstack/content/0001', instance, setup)).toBe('\u0001');
  expect(
    JSON.parse(await textAt('openstack/latest/meta_data.json', instance, setup)),
  ).toMatchObject({
    files: [{ path: '/a', content_path: '/content/0001' }],
    network_config: { name: 'network_config', content_path: '/content/0000' },
  });
});

test('a network template that gives nothing is no content', async () => {
  const instance = {
    networkInfo: [injected],
    files: [{ path: '/a', content: new Uint8Array([1]) }],
  };
  const setup = { nova: { injectedNetworkTemplate: 't' }, files: { t: '' } };
  expect(await textAt('openstack/content/0000', instance, setup)).toBe('\u0001');
  expect(await textAt('openstack/latest/meta_data.json', instance, setup)).not.toContain(
    'network_config',
  );
});

test('EC2 metadata is one document a version, with the key’s display name left in', async () => {
  const text = await textAt('ec2/2009-04-04/meta-data.json', {
    keyName: 'k',
    keyData: 'ssh-rsa x',
    networkInfo: [],
    launchIndex: null,
    defaultSwapDevice: '/dev/vdb',
  });
  expect(text).toBe(
    '{"ami-id": "ami-00000001", "ami-launch-index": null, "ami-manifest-path": "FIXME", ' +
      '"instance-id": "i-0000000a", "hostname": "web.novalocal", "local-ipv4": null, ' +
      '"reservation-id": "r-1", "security-groups": [], ' +
      '"public-keys": {"0": {"_name": "0=k", "openssh-key": "ssh-rsa x"}}, ' +
      '"local-hostname": "web.novalocal", "public-hostname": "web.novalocal", "public-ipv4": "", ' +
      '"instance-type": "m1.small", ' +
      '"block-device-mapping": {"ami": "vda", "root": "/dev/vda", "swap": "/dev/vdb"}, ' +
      '"placement": {"availability-zone": "nova"}, "instance-action": "none"}',
  );
});

test.each([
  [undefined, ['2009-04-04', 'latest']],
  [
    'latest 2009-04-04 1.0 2007-01-19 2007-03-01 2007-08-29',
    ['2007-10-10', '2007-12-15', '2008-02-01', '2008-09-01'],
  ],
  [
    'latest,2009-04-04',
    [
      '1.0',
      '2007-01-19',
      '2007-03-01',
      '2007-08-29',
      '2007-10-10',
      '2007-12-15',
      '2008-02-01',
      '2008-09-01',
      '2009-04-04',
      'latest',
    ],
  ],
])('config_drive_skip_versions %j leaves %j', async (configDriveSkipVersions, expected) => {
  const nova = configDriveSkipVersions === undefined ? {} : { configDriveSkipVersions };
  await checkPaths(
    'ec2/',
    {},
    { nova },
    expected.map((version) => `${version}/meta-data.json`),
  );
});

const hello: Outcome = answered({
  status: 200,
  reason: 'OK',
  headers: [],
  body: new TextEncoder().encode('{"hello": 1}'),
});

test('a dynamic vendor data service is asked anew for every version', async () => {
  const nova = {
    vendordataProviders: ['StaticJSON', 'DynamicJSON'],
    vendordataDynamicTargets: ['a@http://v/'],
  };
  const setup: Setup = { release: 'zed', nova, vendorData: { 'http://v/': hello } };
  expect((await driveOf({}, setup)).vendorDataBodies).toHaveLength(5);
  expect(await textAt('openstack/latest/vendor_data2.json', {}, setup)).toBe(
    '{"static": {}, "a": {"hello": 1}}',
  );
});

test.each<[string, Partial<Instance>, Setup, RegExp | undefined]>([
  ['InvalidMetadataPath', {}, { nova: { vendordataProviders: [] } }, /has no StaticJSON/],
  ['TypeError', { hostname: null }, {}, /has no host name/],
  ['TypeError', { userData: 'Y' }, {}, /no base64/],
  ['ValueError', { userData: 'é' }, {}, /only ASCII/],
  ['FileNotFoundError', {}, { nova: { vendordataJsonfilePath: '/x' } }, /cannot be read/],
  ['InternalServerError', {}, { api: { ports: 500 } }, undefined],
])('where Nova fails with %s there is no drive', async (name, instance, setup, warning) => {
  const { drive, warnings } = await driveOf(instance, setup);
  expect(drive).toMatchObject({ kind: 'exception', name });
  expect(warnings).toEqual(warning === undefined ? [] : [expect.stringMatching(warning)]);
});

test('a fatal vendor data service leaves no drive', async () => {
  const nova = {
    vendordataProviders: ['StaticJSON', 'DynamicJSON'],
    vendordataDynamicTargets: ['a@http://v/'],
    vendordataDynamicFailureFatal: true,
  };
  expect((await driveOf({}, { nova })).drive).toMatchObject({ name: 'ConnectFailure' });
});

test.each([{ deleted: true }, { mapping: 'unscheduled' as const }])(
  'an instance on no host has no drive: %j',
  async (instance) => {
    expect((await driveOf(instance)).drive).toBeUndefined();
  },
);
