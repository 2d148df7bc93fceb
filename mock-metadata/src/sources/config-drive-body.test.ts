import { expect, test } from 'vitest';
import type { Instance } from '../lab/model.ts';
import { configDrive } from '../nova/config-drive.ts';
import { type Setup, testCloud, testInstance, testLab } from '../nova/test-cloud.ts';
import { bodyAt, type Reader } from './config-drive-body.ts';
import type { FolderEntry } from './config-drive-folder.ts';
import { childrenOf } from './metadata-tree.ts';
import type { Source } from './source.ts';

const utf8 = new TextEncoder();

/** Reads a drive that is not in a folder but in a table: path → text. */
const readerOf =
  (files: Readonly<Record<string, string | Uint8Array>>): Reader =>
  async (...segments) => {
    const path = segments.join('/');
    const content = files[path];
    if (content !== undefined) {
      return { kind: 'file', bytes: typeof content === 'string' ? utf8.encode(content) : content };
    }
    const below = Object.keys(files)
      .filter((each) => each.startsWith(`${path}/`))
      .map((each) => each.slice(path.length + 1).split('/'));
    const entries = new Map<string, FolderEntry>();
    for (const [name = '', ...more] of below)
      entries.set(name, { name, isFolder: more.length > 0 });
    return entries.size === 0 ? undefined : { kind: 'folder', entries: [...entries.values()] };
  };

const checkBody = async (
  files: Readonly<Record<string, string>>,
  path: string,
  expected: string | undefined,
) => {
  const body = await bodyAt(path.split('/').slice(1), readerOf(files));
  expect(body && Buffer.from(body).toString()).toBe(expected);
};

const metaData = (text: string) => ({ 'ec2/latest/meta-data.json': text });

test('versions are listed in order, then latest, then what the service does not list', async () => {
  const files = {
    'openstack/latest/a': '',
    'openstack/content/0000': '',
    'openstack/2012-08-10/a': '',
    'openstack/stray': '',
  };
  await checkBody(files, '/openstack', '2012-08-10\nlatest\ncontent');
  await checkBody(files, '/openstack/content', '0000');
  await checkBody(files, '/ec2', undefined);
});

test('documents are listed in the order of the service, others behind', async () => {
  const names = ['vendor_data2.json', 'user_data', 'b', 'meta_data.json', 'a', 'd/x', 'x\ny'];
  const files = Object.fromEntries(names.map((name) => [`openstack/latest/${name}`, name]));
  const listing = 'meta_data.json\nuser_data\nvendor_data2.json\na\nb\nd/';
  await checkBody(files, '/openstack/latest', listing);
  await checkBody(files, '/openstack/latest/user_data', 'user_data');
  await checkBody(files, '/openstack/latest/password', undefined);
});

test.each([
  ['', 'meta-data/'],
  ['/meta-data', 'a\nb/\nlist'],
  ['/meta-data/a', 'é'],
  ['/meta-data/b', '0=key\n1/\nn'],
  ['/meta-data/b/0/openssh-key', 'None'],
  ['/meta-data/b/n', '12345678901234567890'],
  ['/meta-data/list', 'x\ny'],
  ['/meta-data/a/b', undefined],
  ['/meta-data/z', undefined],
  [
    '/meta-data.json',
    '{"a": "é", "list": ["x", "y"], "b": {"n": 12345678901234567890, "0": {"_name": "0=key", "openssh-key": null}, "1": {}}}',
  ],
])('EC2 metadata at %j is %j', async (path, expected) => {
  const text =
    '{"a": "é", "list": ["x", "y"], "b": {"n": 12345678901234567890, "0": {"_name": "0=key", "openssh-key": null}, "1": {}}}';
  await checkBody(metaData(text), `/latest${path}`, expected);
  await checkBody(metaData(text), `/ec2/latest${path}`, expected);
});

test('a foreign value is shown as the document has it', async () => {
  const text = '{"yes": true, "half": 0.5, "mixed": ["a", 1, {"b": null}]}';
  await checkBody(metaData(text), '/latest/meta-data/yes', 'True');
  await checkBody(metaData(text), '/latest/meta-data/half', '0.5');
  await checkBody(metaData(text), '/latest/meta-data/mixed', '["a", 1, {"b": null}]');
});

test.each([
  ['nothing', ''],
  ['a list', '[]'],
  ['half a document', '{'],
  ['a byte order mark', '\ufeff{}'],
  ['deep lists', '['.repeat(100_000)],
  ['deep objects', '{"a":'.repeat(100_000)],
])('EC2 metadata that is no JSON object stays a file: %s', async (_name, text) => {
  await checkBody(metaData(text), '/latest', 'meta-data.json');
  await checkBody(metaData(text), '/latest/meta-data', undefined);
  await checkBody(metaData(text), '/latest/meta-data.json', text);
});

/** Every leaf that a person reaches from the root of a source, with what is there. */
const leavesOf = async (
  source: Source,
  path = '/',
): Promise<readonly (readonly [string, string])[]> => {
  const entries = await childrenOf(source, path);
  const found = entries.map(async (entry) => {
    if (entry.kind === 'directory') return leavesOf(source, entry.path);
    const { body } = await source.fetch(entry.path);
    return [[entry.path, Buffer.from(body).toString()] as const];
  });
  return (await Promise.all(found)).flat();
};

const driveSource = async (instance: Partial<Instance>, setup: Setup): Promise<Source> => {
  const whole = { ...setup, instances: [instance] };
  const drive = await configDrive(testLab(whole), testInstance(instance), testCloud(whole).world);
  if (drive === undefined || 'kind' in drive) throw new Error('There is no drive');
  const read = readerOf(Object.fromEntries(drive.map(({ path, bytes }) => [path, bytes])));
  const fetch = async (path: string) => {
    const body = await bodyAt(path.split('/').filter(Boolean).map(decodeURIComponent), read);
    const status = body === undefined ? 404 : 200;
    return {
      status,
      reason: '',
      headers: [],
      body: body ?? new Uint8Array(0),
      url: path,
      tookMs: 0,
    };
  };
  return { id: 'drive', label: 'drive', fetch };
};

test('a drive says what the service says, wherever it says something', async () => {
  const instance: Partial<Instance> = {
    userData: 'IyEvYmluL3NoCg==',
    keyName: 'k/ü',
    keyData: 'ssh-rsa x',
    keypairs: [{ name: 'k', type: 'ssh', publicKey: 'ssh-rsa x' }],
    launchIndex: null,
    availabilityZone: null,
    blockDevices: [
      {
        sourceType: 'volume',
        destinationType: 'volume',
        deviceName: null,
        guestFormat: null,
        bootIndex: null,
        volumeId: null,
        imageId: null,
      },
    ],
    metadata: { role: 'web' },
  };
  const setup: Setup = {
    securityGroups: [
      { id: 'a', name: 'one' },
      { id: 'b', name: 'two' },
    ],
    ports: [{ securityGroups: ['a', 'b'] }],
    nova: { configDriveSkipVersions: '' },
  };
  const cloud = testCloud({ ...setup, instances: [instance] });
  const leaves = await leavesOf(await driveSource(instance, setup));
  expect(leaves.length).toBeGreaterThan(150);
  const differing = leaves.filter(([path, text]) => cloud.text(path) !== text);
  // Who asks stands in for the address that the instance lacks; on a drive nobody asks.
  expect(differing.map(([path, text]) => [path.replace(/^.*meta-data/, ''), text])).toEqual(
    Array(10).fill(['/local-ipv4', 'None']),
  );
});
