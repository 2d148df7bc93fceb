import { expect, test } from 'vitest';
import type { Instance } from '../lab/model.ts';
import { testCloud } from './test-cloud.ts';

const document = (instance: Partial<Instance>, version: string = '2012-08-10') =>
  testCloud({ instances: [instance] }).text(`/openstack/${version}/meta_data.json`);

const keysIn = (text: string): readonly string[] => Object.keys(JSON.parse(text));

test('the oldest version byte for byte', () => {
  expect(document({ displayName: 'Wéb "1"' })).toBe(
    '{"uuid": "uuid-web", "hostname": "web.novalocal", "name": "W\\u00e9b \\"1\\"", "launch_index": 0, "availability_zone": "nova"}',
  );
});

test.each([
  ['2012-08-10', []],
  ['2013-04-04', ['random_seed']],
  ['2015-10-15', ['random_seed', 'project_id']],
  ['2016-06-30', ['random_seed', 'project_id', 'devices']],
  ['2020-10-14', ['random_seed', 'project_id', 'devices', 'dedicated_cpus']],
])('%s adds %j', (version, added) => {
  const always = ['uuid', 'hostname', 'name', 'launch_index', 'availability_zone'];
  expect(keysIn(document({}, version))).toEqual([...always, ...added]);
});

test('nulls stay null', () => {
  const nulls = { displayName: null, launchIndex: null, availabilityZone: null };
  expect(JSON.parse(document(nulls))).toMatchObject({
    name: null,
    launch_index: null,
    availability_zone: null,
  });
});

test('metadata keeps its order, whole numbers among the keys included', () => {
  const metadata = { '1': 'one', b: 'x' };
  expect(document({ metadata, metadataKeys: ['b', '1'] })).toContain(
    '"meta": {"b": "x", "1": "one"}, "hostname"',
  );
});

const pair = { name: 'other', type: 'x509', publicKey: 'cert' };

test('the keys are of the first pair stored, whatever the instance calls its key', () => {
  const text = document({ keyName: 'mine', keyData: 'ssh-rsa A', keypairs: [pair] });
  expect(text).toContain(
    '"public_keys": {"other": "cert"}, "keys": [{"name": "other", "type": "x509", "data": "cert"}], "hostname"',
  );
});

test('without a key name or a stored pair there are no keys', () => {
  expect(keysIn(document({ keypairs: [pair] }))).not.toContain('keys');
  expect(keysIn(document({ keyName: 'mine', keyData: 'ssh-rsa A' }))).not.toContain('public_keys');
});

test('dedicated_cpus are flat and sorted, one of two cells stays twice', () => {
  const numaCells = [
    { cpuset: [0], pcpuset: [11, 2] },
    { cpuset: [], pcpuset: [2, 3] },
  ];
  expect(JSON.parse(document({ numaCells }, 'latest')).dedicated_cpus).toEqual([2, 2, 3, 11]);
});

test('the seed is 512 random bytes in base64, new for every request though all else is cached', () => {
  const cloud = testCloud();
  let next = 0;
  Object.assign(cloud.world, { random: (length: number) => new Uint8Array(length).fill(++next) });
  const seed = () => JSON.parse(cloud.text('/openstack/latest/meta_data.json')).random_seed;
  expect([seed(), seed()]).toEqual(
    [1, 2].map((byte) => Buffer.alloc(512, byte).toString('base64')),
  );
});
