import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type LabFolder, labFolder } from '../support/lab-folder.ts';
import { mockCommand, type ServingMock, servingMock } from '../support/mock-command.ts';
import { rawAnswer, requestText, statusOf } from '../support/raw-http.ts';

const labText = (more = '') => `${more}instances:
  web:
    user_data: hello
`;

interface Apart extends ServingMock, LabFolder {
  readonly agentPath: string;
  readonly novaPort: number;
}

/** A mock whose hops talk over sockets. */
const apart = async (args: readonly string[] = []): Promise<Apart> => {
  const folder = labFolder(labText());
  const sockets = join(folder.path, 'run');
  const mock = await servingMock(folder.lab, ['--port', '0', '--sockets', sockets, ...args]);
  const [, novaPort] = await mock.printed('stdout', /^Nova: http:\/\/127\.0\.0\.1:(\d+)$/m);
  const agentPath = join(sockets, 'metadata_proxy');
  return { ...folder, ...mock, agentPath, novaPort: Number(novaPort) };
};

test('every hop can be asked, and they answer together as in one process', async () => {
  const { port, agentPath, novaPort, ended } = await apart();
  const { text } = await rawAnswer({ port }, requestText('/openstack/latest/user_data'));
  expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n(.*\r\n)*\r\nhello$/);
  const atAgent = await rawAnswer({ port: 0, path: agentPath }, requestText('/openstack'));
  expect(atAgent.text).toBe('');
  const atNova = await rawAnswer({ port: novaPort }, requestText('/openstack'));
  expect(atNova.text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n.*X-Instance-ID header is missing/s);
  expect(await ended('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(agentPath)).toBe(false);
});

test('faults of the lab are seen by whoever stands in front', async () => {
  const { port, write, printed } = await apart();
  const status = async () => statusOf(await rawAnswer({ port }, requestText('/openstack')));
  expect(await status()).toBe(200);
  for (const [count, [faults, expected]] of (
    [
      ['agent: closed', 502],
      ['agent: {status: 503}', 503],
      ['nova: reset', 503],
      ['nova: {truncated_body: 1}', 502],
      ['agent: {flapping: {fail: 1, pass: 1, fault: reset}}', 502],
    ] as const
  ).entries()) {
    write('web.lab.yaml', labText(`faults: {${faults}}\n`));
    await printed('stderr', new RegExp(`(?:takes effect[\\s\\S]*){${count + 1}}`));
    expect([faults, await status()]).toEqual([faults, expected]);
  }
  expect(await status()).toBe(200);
});

test('the agent reads its socket as the release of the lab does, after an edit too', async () => {
  const { agentPath, write, printed } = await apart();
  const lines = ['X-Forwarded-For: 10.0.0.9', 'X-Neutron-Network-ID: x'];
  const last = requestText('/', { lines });
  const first = last.replace('Connection: close', 'Connection: keep-alive');
  const pages = async () => {
    const { text } = await rawAnswer({ port: 0, path: agentPath }, first + last);
    return text.match(/HTTP\/1\.1 404/g);
  };
  expect(await pages()).toHaveLength(1);
  write('web.lab.yaml', labText('release: zed\n'));
  await printed('stderr', /takes effect/);
  expect(await pages()).toHaveLength(2);
});

test('where the port of Nova is taken, the remedy is about that port', async () => {
  const { lab, path } = labFolder(labText());
  const { port: taken } = await servingMock(lab);
  const sockets = ['--sockets', join(path, 'run'), '--nova-port', String(taken)];
  const { code, stderr } = await mockCommand(['serve', lab, '--port', '0', ...sockets]).ended();
  expect(code).toBe(1);
  expect(stderr).toBe(
    `mock-metadata: Sockets of agent and Nova: Port ${taken} on 127.0.0.1 is taken by another program. ` +
      `Choose another port, or port 0 for any free one. For example: --nova-port ${taken + 1}\n`,
  );
});

test('the guard stands in front of all, and can be relaxed for what is no web page', async () => {
  const strict = await apart();
  const relaxed = await apart(['--relax-guard']);
  const status = async ({ port }: ServingMock, lines: readonly string[], host = 'localhost') =>
    statusOf(await rawAnswer({ port }, requestText('/openstack', { host, lines })));
  const forged = ['X-Forwarded-For: 10.0.0.9'];
  expect([await status(strict, forged), await status(relaxed, forged)]).toEqual([403, 502]);
  for (const mock of [strict, relaxed]) {
    expect(await status(mock, [], 'evil.example')).toBe(403);
    expect(await status(mock, ['Origin: null'])).toBe(403);
    expect(await status({ ...mock, port: mock.novaPort }, [], 'evil.example')).toBe(403);
  }
});

test('where no agent stands between, Nova takes what a proxy passes on, the address it was asked at too', async () => {
  const lab = `topology: provider
networks: {private: {subnets: [{cidr: 10.0.0.0/24, advanced_service_providers: [edge]}]}}
${labText()}`;
  const folder = labFolder(lab);
  const args = ['--port', '0', '--sockets', join(folder.path, 'run')];
  const { port } = await servingMock(folder.lab, args);
  const answer = await rawAnswer(
    { port },
    requestText('/openstack/latest/user_data', { host: `127.0.0.1:${port}` }),
  );
  expect(statusOf(answer)).toBe(200);
});
