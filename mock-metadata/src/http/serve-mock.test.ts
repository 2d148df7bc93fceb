import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { type LabFolder, labFolder } from '../../../test/support/lab-folder.ts';
import type { MockError } from '../errors.ts';
import { type Mock, type MockOptions, startMock } from './serve-mock.ts';

interface Started {
  readonly mock: Mock;
  readonly folder: LabFolder;
  readonly lines: readonly string[];
}

const smallest = 'instances:\n  web:\n';

const started = async (text = smallest, more: Partial<MockOptions> = {}): Promise<Started> => {
  const folder = labFolder(text);
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const mock = await startMock({ labFile: folder.lab, port: 0, watch: false, log, ...more });
  onTestFinished(() => mock.close());
  return { mock, folder, lines };
};

const failure = async (text: string, more: Partial<MockOptions> = {}): Promise<MockError> => {
  const { lab } = labFolder(text);
  return startMock({ labFile: lab, port: 0, watch: false, ...more }).then(
    async (mock) => {
      await mock.close();
      throw new Error('It started.');
    },
    (error) => error,
  );
};

/** A port that another program has. */
const takenPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
};

const portOf = ({ url }: { readonly url: string }): number => Number(new URL(url).port);

test('a source asks as its instance, in process', async () => {
  const { mock } = await started('instances:\n  web:\n  db:\n');
  const source = mock.source('db');
  const { status, body } = await source.fetch('/openstack/latest/meta_data.json');
  expect([status, JSON.parse(new TextDecoder().decode(body)).name]).toEqual([200, 'db']);
  expect(mock.recentRequests).toEqual([]);
});

test('an edit is told, and shows in lab, chain and sources made before', async () => {
  const { mock, folder, lines } = await started();
  const source = mock.source('web');
  let changes = 0;
  const unsubscribe = mock.onChange(() => changes++);
  folder.write('web.lab.yaml', 'instances:\n  db:\n');
  await mock.reload();
  expect([changes, mock.lab.instances[0]?.name, mock.chain.lab]).toEqual([1, 'db', mock.lab]);
  await expect(source.fetch('/')).rejects.toMatchObject({ code: 'unknown-instance' });
  unsubscribe();
  await mock.reload();
  expect([changes, lines.length]).toEqual([1, 2]);
});

test('a broken edit is told, and keeps what was', async () => {
  const { mock, folder, lines } = await started();
  const { lab } = mock;
  let changes = 0;
  mock.onChange(() => changes++);
  folder.write('web.lab.yaml', 'instances:\n  web: 5\n');
  await mock.reload();
  expect(mock.problems).toMatchObject([{ file: folder.lab, line: 2, column: 8 }]);
  expect([changes, mock.lab]).toEqual([1, lab]);
  folder.write('web.lab.yaml', smallest);
  await mock.reload();
  expect([changes, mock.problems]).toEqual([2, []]);
  expect(lines.at(-1)).toContain('is right again');
});

test('a watched file is read by itself', async () => {
  const { mock, folder } = await started(smallest, { watch: true });
  const changed = new Promise<void>((resolve) => mock.onChange(resolve));
  folder.write('web.lab.yaml', 'instances:\n  db:\n');
  await changed;
  expect(mock.lab.instances[0]?.name).toBe('db');
});

test('a broken lab is an error with its problems, and nothing listens', async () => {
  const port = await takenPort();
  const error = await failure('instances:\n  web: 5\n', { port });
  expect(error).toMatchObject({ code: 'lab-invalid', problems: [{ line: 2, column: 8 }] });
  expect(error.message).toMatch(/has 1 problem:\n.*web\.lab\.yaml:2:8: /);
});

test('a taken port is an error, or the next free one is taken', async () => {
  const port = await takenPort();
  expect(await failure(smallest, { port })).toMatchObject({ code: 'port-taken', problems: [] });
  const { mock, lines } = await started(smallest, { port, portTaken: 'next' });
  expect(portOf(mock)).toBeGreaterThan(port);
  expect(lines).toEqual([`Port ${port} on 127.0.0.1 is taken: using ${portOf(mock)}.`]);
});

test('when the listener of an instance cannot open, the main one closes again', async () => {
  const [taken, port] = [await takenPort(), await freePort()];
  const error = await failure(`${smallest}    listen: ${taken}\n`, { port });
  expect(error).toMatchObject({ code: 'port-taken', instanceName: 'web' });
  const [refused] = await once(connect(port, '127.0.0.1'), 'error');
  expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
});

test('an empty host, as of a variable that is not set, is an error and not every address', async () => {
  const error = await failure(smallest, { host: '' });
  expect(error).toMatchObject({ code: 'address-unavailable' });
  expect(error.message).toContain('is empty. Use 127.0.0.1');
});

test('how to ask as an instance follows from the lab', async () => {
  const listen = await freePort();
  const { mock } = await started(
    `${smallest}  db: { source_address: 127.0.0.12 }\n  cache: { listen: ${listen} }\n  lost:\n`,
  );
  expect(mock.askAs('web')).toEqual({ url: mock.url, sourceAddress: undefined });
  expect(mock.askAs('db')).toEqual({ url: mock.url, sourceAddress: '127.0.0.12' });
  expect(mock.askAs('cache')?.url).toBe(`http://127.0.0.1:${listen}`);
  expect([mock.askAs('lost'), mock.askAs('nobody')]).toEqual([undefined, undefined]);
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
};

test('requests over HTTP are remembered', async () => {
  const { mock } = await started();
  await (await fetch(`${mock.url}/openstack`)).text();
  expect(mock.recentRequests).toMatchObject([
    { instanceName: 'web', method: 'GET', target: '/openstack', outcome: 200 },
  ]);
});

test('a lab without instances answers that it has none', async () => {
  const { mock } = await started('instances: {}\n');
  const answer = await fetch(`${mock.url}/openstack`);
  expect([answer.status, await answer.text()]).toEqual([
    404,
    'The lab “web” has no instances. Add one to its file.\n',
  ]);
});

test('closing ends connections that are kept alive, and frees the port', async () => {
  const { mock } = await started();
  const socket = connect(portOf(mock), '127.0.0.1');
  socket.write('GET /openstack HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(socket, 'data');
  const closed = once(socket, 'close');
  await mock.close();
  await closed;
  const { mock: next } = await started(smallest, { port: portOf(mock) });
  expect(next.url).toBe(mock.url);
});

test('closing ends what a fault holds back, so that nothing keeps the process', async () => {
  const { mock } = await started();
  mock.faults.set('nova', { kind: 'delay', delayMs: 20_000 });
  const asked = mock.source('web').fetch('/');
  await mock.close();
  expect((await asked).status).toBe(200);
});

test('faults can be set while it runs; an edit of the lab changes only what the lab says', async () => {
  const { mock, folder } = await started();
  const status = async () => (await fetch(`${mock.url}/openstack`)).status;
  expect(await status()).toBe(200);
  mock.faults.set('metadata-agent', { kind: 'away' });
  expect(await status()).toBe(503);
  folder.write('web.lab.yaml', `${smallest}faults: {nova: {status: 500}}\n`);
  await mock.reload();
  expect([...mock.faults.all.keys()]).toEqual(['metadata-agent', 'nova']);
  expect(await status()).toBe(503);
  mock.faults.set('metadata-agent', undefined);
  expect(await status()).toBe(500);
  folder.write('web.lab.yaml', smallest);
  await mock.reload();
  expect(await status()).toBe(200);
});

test('hops can talk over sockets of their own', async () => {
  const { path } = labFolder('');
  const { mock } = await started(smallest, { sockets: { folder: path, novaPort: 0 } });
  expect(mock.sockets).toEqual([
    { hop: 'metadata-agent', address: `unix:${path}/metadata_proxy` },
    { hop: 'nova', address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) },
  ]);
  expect((await fetch(`${mock.url}/openstack`)).status).toBe(200);
});

test('an instance whose own listener others can reach is warned of, also after an edit', async () => {
  const port = await freePort();
  const { folder, lines, mock } = await started(`instances: {web: {listen: "0.0.0.0:${port}"}}\n`);
  expect(lines).toEqual([expect.stringMatching(/^Warning: listening on 0\.0\.0\.0, so everyone/)]);
  folder.write('web.lab.yaml', `instances: {web: {listen: "0.0.0.0:${await freePort()}"}}\n`);
  await mock.reload();
  expect(lines.filter((line) => line.startsWith('Warning: listening on'))).toHaveLength(2);
});
