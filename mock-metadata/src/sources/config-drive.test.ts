import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { configDriveSource } from './config-drive.ts';
import { childrenOf } from './metadata-tree.ts';

/** A folder with these files in it, below a folder that has a secret of its own. */
const driveFolder = (files: Readonly<Record<string, string>>): string => {
  const above = realpathSync(mkdtempSync(join(tmpdir(), 'config-drive-')));
  onTestFinished(() => rmSync(above, { recursive: true, force: true }));
  writeFileSync(join(above, 'secret'), 'secret');
  const folder = join(above, 'drive');
  mkdirSync(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
};

const small = { 'openstack/latest/user_data': '#!', 'ec2/latest/meta-data.json': '{"a b": 1}' };

const textAt = async (folder: string, path: string): Promise<string> => {
  const { status, body } = await configDriveSource(folder).fetch(path);
  return status === 200 ? Buffer.from(body).toString() : String(status);
};

test('a drive is browsed like a service', async () => {
  const folder = driveFolder(small);
  const source = configDriveSource(folder);
  expect(source).toMatchObject({ id: `config-drive:${folder}`, label: folder });
  const labels = async (path: string) => (await childrenOf(source, path)).map(({ label }) => label);
  expect(await labels('/')).toEqual(['openstack', 'ec2']);
  expect(await labels('/openstack')).toEqual(['latest']);
  expect(await labels('/openstack/latest')).toEqual(['user_data']);
  expect(await labels('/ec2')).toEqual(['latest']);
  expect(await labels('/latest/meta-data')).toEqual(['a b']);
});

test('an answer looks like one of the service', async () => {
  const folder = driveFolder(small);
  const source = configDriveSource(folder);
  expect(await source.fetch('/latest/meta-data/a%20b?x#y')).toMatchObject({
    status: 200,
    reason: 'OK',
    body: new Uint8Array([49]),
    url: `${pathToFileURL(folder).href}/latest/meta-data/a%20b?x#y`,
  });
  expect(await source.fetch('/openstack/latest/password')).toMatchObject({
    status: 404,
    reason: 'Not Found',
    body: new Uint8Array(0),
  });
});

test.each([
  '/openstack/../../secret',
  '/openstack/%2e%2e/%2e%2e/secret',
  '/openstack/latest/..%2f..%2f..%2fsecret',
  '/openstack/%5c..%5csecret',
  '/openstack/latest/user_data%00',
  '/openstack/latest/user_data/x',
  '/openstack/./latest/user_data',
  '/openstack/latest/%zz',
  `/openstack/${'x'.repeat(5000)}`,
  '/secret',
])('no path leads elsewhere: %.50s', async (path) => {
  expect(await textAt(driveFolder(small), path)).toBe('404');
});

test('links count as nothing, wherever they lead', async () => {
  const folder = driveFolder(small);
  symlinkSync('../../../secret', join(folder, 'openstack/latest/file'));
  symlinkSync('user_data', join(folder, 'openstack/latest/inside'));
  symlinkSync('nowhere', join(folder, 'openstack/latest/dangling'));
  symlinkSync('round', join(folder, 'openstack/latest/round'));
  symlinkSync('../..', join(folder, 'openstack/above'));
  expect(await textAt(folder, '/openstack')).toBe('latest');
  expect(await textAt(folder, '/openstack/latest')).toBe('user_data');
  for (const name of ['file', 'inside', 'dangling', 'round']) {
    expect(await textAt(folder, `/openstack/latest/${name}`)).toBe('404');
  }
  expect(await textAt(folder, '/openstack/above/secret')).toBe('404');
});

test('the folder itself may be a link', async () => {
  const folder = driveFolder(small);
  symlinkSync(folder, join(folder, '../link'));
  expect(await textAt(join(folder, '../link'), '/openstack/latest/user_data')).toBe('#!');
});

test('what is neither file nor folder counts as nothing', async () => {
  const folder = driveFolder(small);
  const server = createServer();
  onTestFinished(() => void server.close());
  const socket = join(folder, 'openstack/latest/socket');
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  expect(await textAt(folder, '/openstack/latest/socket')).toBe('404');
  expect(await textAt(folder, '/openstack/latest')).toBe('user_data');
});

test('what changes in the folder shows at once', async () => {
  const folder = driveFolder(small);
  const source = configDriveSource(folder);
  await source.fetch('/openstack/latest/user_data');
  writeFileSync(join(folder, 'openstack/latest/user_data'), 'new');
  const { body } = await source.fetch('/openstack/latest/user_data');
  expect(Buffer.from(body).toString()).toBe('new');
});

test('a file is read up to the limit, not beyond', async () => {
  const folder = driveFolder({ 'openstack/latest/user_data': 'x'.repeat(10) });
  const fetched = (maxBytes: number) =>
    configDriveSource(folder, { maxBytes }).fetch('/openstack/latest/user_data');
  expect((await fetched(10)).body).toHaveLength(10);
  await expect(fetched(9)).rejects.toMatchObject({
    code: 'too-large',
    message: expect.stringContaining('user_data has more than the 9 bytes that are read.'),
  });
});

test('a folder that is none, or no drive, is said to be so', async () => {
  const folder = driveFolder({ 'etc/passwd': '' });
  const failure = (where: string) => childrenOf(configDriveSource(where), '/');
  await expect(failure(folder)).rejects.toMatchObject({
    code: 'no-config-drive',
    message: `${folder} is no config drive: it has neither a folder openstack nor ec2. Choose the folder where the drive is mounted, or one that was exported.`,
  });
  const missing = join(folder, 'missing');
  await expect(failure(missing)).rejects.toMatchObject({
    code: 'no-config-drive',
    message: expect.stringContaining(`There is no folder ${missing}.`),
  });
  await expect(failure(join(folder, 'etc/passwd'))).rejects.toMatchObject({
    code: 'no-config-drive',
  });
});

test('reading can be cancelled', async () => {
  const fetched = configDriveSource(driveFolder(small)).fetch('/', AbortSignal.abort());
  await expect(fetched).rejects.toMatchObject({ code: 'aborted' });
});
