import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labFolder } from '../support/lab-folder.ts';
import { mockCommand, type ServingMock, servingMock } from '../support/mock-command.ts';
import { rawAnswer, requestText } from '../support/raw-http.ts';

const shop = (dbPort: number) => `
instances:
  web:
    key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK92ob7geZUKm1kn3+86aF8UKkLA26+ndcGfnymioUOd ops
    user_data: |
      #!/bin/sh
      echo hello
  db:
    listen: ${dbPort}
  cache:
    source_address: 127.0.0.11
`;

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
};

const textAt = async (url: string): Promise<string> => (await fetch(url)).text();
const documentAt = async (url: string) =>
  JSON.parse(await textAt(`${url}/openstack/latest/meta_data.json`));

/** Every path of a tree that its listings lead to, below `path`. */
const walked = async (url: string, path: string): Promise<readonly string[]> => {
  const listing = await textAt(`${url}${path}`);
  const below = listing.split('\n').map(async (line) => {
    const name = line.replace(/^(\d+)=.*/, '$1/');
    return name.endsWith('/') ? walked(url, `${path}${name}`) : [`${path}${name}`];
  });
  return (await Promise.all(below)).flat();
};

const endings: (() => void)[] = [];
const atEnd = (act: () => void) => void endings.push(act);
let dbPort = 0;
let mock: ServingMock;
beforeAll(async () => {
  dbPort = await freePort();
  mock = await servingMock(labFolder(shop(dbPort), atEnd).lab, ['--port', '0'], { atEnd });
});
afterAll(() => {
  for (const end of endings) end();
});

test('the OpenStack tree is served, from its versions to its files', async () => {
  const { url } = mock;
  const versions = (await textAt(`${url}/openstack`)).split('\n');
  expect(versions).toContain('2018-08-27');
  expect(versions.at(-1)).toBe('latest');
  const files = (await textAt(`${url}/openstack/latest`)).split('\n');
  expect(files).toEqual([
    'meta_data.json',
    'user_data',
    'password',
    'vendor_data.json',
    'network_data.json',
    'vendor_data2.json',
  ]);
  for (const file of files) {
    expect([file, (await fetch(`${url}/openstack/latest/${file}`)).status]).toEqual([file, 200]);
  }
  expect(await textAt(`${url}/openstack/latest/user_data`)).toBe('#!/bin/sh\necho hello\n');
  expect(await documentAt(url)).toMatchObject({ name: 'web', public_keys: {} });
});

test('the EC2 tree is served, every leaf of every listing', async () => {
  const { url } = mock;
  expect((await textAt(`${url}/`)).split('\n')).toContain('2009-04-04');
  const leaves = await walked(url, '/2009-04-04/');
  expect(leaves).toContain('/2009-04-04/meta-data/public-keys/0/openssh-key');
  expect(leaves).toContain('/2009-04-04/meta-data/instance-id');
  expect(leaves).toContain('/2009-04-04/user-data');
  for (const leaf of leaves) {
    expect([leaf, (await fetch(`${url}${leaf}`)).status]).toEqual([leaf, 200]);
  }
});

test('a file that is not there is 404', async () => {
  expect((await fetch(`${mock.url}/openstack/latest/nothing`)).status).toBe(404);
});

test('who asks is known by the listener, else by the source address, else it is the default', async () => {
  expect(await documentAt(mock.url)).toMatchObject({ name: 'web' });
  expect(await documentAt(`http://127.0.0.1:${dbPort}`)).toMatchObject({ name: 'db' });
  expect(await askedFrom(mock, '127.0.0.11')).toContain('"name": "cache"');
  expect(await askedFrom(mock, '127.0.0.12')).toContain('"name": "web"');
});

const askedFrom = async (mock: ServingMock, localAddress: string): Promise<string> => {
  const ask = requestText('/openstack/latest/meta_data.json');
  return (await rawAnswer({ port: mock.port, localAddress }, ask)).text;
};

test('a password is taken, one of more than 1020 bytes is not', async () => {
  const post = (body: string) =>
    fetch(`${mock.url}/openstack/latest/password`, { method: 'POST', body });
  expect((await post('x'.repeat(1021))).status).toBe(400);
  expect((await post('x'.repeat(1020))).status).toBe(200);
});

test('the command works from any folder, with nothing beside it', async () => {
  const { path } = labFolder(shop(await freePort()));
  expect(readdirSync(path)).toEqual(['web.lab.yaml']);
  const { url } = await servingMock('web.lab.yaml', ['--port', '0'], { cwd: path });
  expect(await documentAt(url)).toMatchObject({ name: 'web' });
});

test('when the listener of an instance cannot open, nothing listens', async () => {
  const { lab } = labFolder(shop(mock.port));
  const ended = await mockCommand(['serve', lab, '--port', '0']).ended();
  expect(ended).toEqual({
    code: 1,
    stdout: '',
    stderr: `mock-metadata: Instance “db”: Port ${mock.port} on 127.0.0.1 is taken by another program. Change its “listen” in the lab file.\n`,
  });
});
