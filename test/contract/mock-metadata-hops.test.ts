import { existsSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type ServingHop, servingHop } from '../support/hop-command.ts';
import { type LabFolder, labFolder } from '../support/lab-folder.ts';
import { mockCommand } from '../support/mock-command.ts';
import { rawAnswer, requestText, statusOf } from '../support/raw-http.ts';

const labText = (more = '') => `${more}instances:
  web:
    user_data: hello
  db:
    ports: [{network: private, fixed_ips: [10.0.0.77]}]
networks: {private: }
`;

const endings: (() => void)[] = [];
const atEnd = (act: () => void) => void endings.push(act);
const options = { atEnd };
let folder: LabFolder;
let nova: ServingHop;
let agent: ServingHop;
let proxy: ServingHop;
let agentPath: string;
beforeAll(async () => {
  folder = labFolder(labText(), atEnd);
  agentPath = join(folder.path, 'agent');
  nova = await servingHop('nova', folder.lab, ['--listen', 'tcp:127.0.0.1:0'], options);
  const toNova = ['--listen', `unix:${agentPath}`, '--next', nova.address];
  agent = await servingHop('agent', folder.lab, toNova, options);
  const toAgent = ['--listen', 'tcp:127.0.0.1:0', '--next', agent.address];
  const more = ['--instance', 'db', '--relax-guard'];
  proxy = await servingHop('proxy', folder.lab, [...toAgent, ...more], options);
});
afterAll(() => {
  for (const end of endings) end();
});

const document = '/openstack/latest/meta_data.json';
const atProxy = (bytes: string) => rawAnswer(proxy, bytes);
const atAgent = (bytes: string) => rawAnswer({ port: 0, path: agentPath }, bytes);

test('three processes answer as one cloud', async () => {
  const { text } = await atProxy(requestText(document));
  expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\ncontent-type: application\/json\r\n/);
  expect(text).toContain('"name": "db"');
});

test('the agent reads one packet, answers and closes', async () => {
  const identity = ['X-Forwarded-For: 10.0.0.77', 'X-Neutron-Network-ID: x'];
  const { text } = await atAgent(
    ['GET / HTTP/1.1', 'Host: x', ...identity, 'Connection: keep-alive', '', ''].join('\r\n'),
  );
  expect(text).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
  expect((await atAgent('no HTTP at all\r\n\r\n')).text).toBe('');
  expect((await atAgent(requestText('/'))).text).toBe('');
});

test('what no metadata client sends is answered as the real programs do', async () => {
  const status = async (bytes: string) => statusOf(await atProxy(bytes));
  expect(await status(requestText(document, { lines: ['X-Forwarded-For: 10.0.0.9'] }))).toBe(502);
  expect(await status(requestText(document, { lines: [`X-A: ${'a'.repeat(5000)}`] }))).toBe(502);
  expect(await status(requestText('*'))).toBe(400);
  expect(await status(requestText('/\xff'))).toBe(400);
  expect(await status(requestText('/latest/%ff'))).toBe(502);
  expect(await status('GET /latest/ HTTP/1.1\nHost: localhost\nConnection: close\n\n')).toBe(200);
  expect(await status(requestText(document, { host: 'evil.example' }))).toBe(403);
});

test('a body in a second packet is lost behind the agent', async () => {
  const path = '/openstack/latest/password';
  const post = (body: string) =>
    requestText(path, { method: 'POST', lines: ['Content-Length: 1021'], body });
  expect(statusOf(await atProxy(post('x'.repeat(1021))))).toBe(400);
  const { port } = proxy;
  const whole = post('x'.repeat(1021));
  const cut = whole.indexOf('\r\n\r\n') + 4;
  const answer = await rawAnswer({ port }, whole.slice(0, cut), whole.slice(cut));
  expect(statusOf(answer)).toBe(200);
});

test('a neighbour that is away, or no such program, is the answer of the hop in front', async () => {
  const junk = createServer((socket) => socket.end('what?')).listen(join(folder.path, 'junk'));
  onTestFinished(() => void junk.close());
  for (const [name, status] of [
    ['nobody', 503],
    ['junk', 502],
  ] as const) {
    const next = `unix:${join(folder.path, name)}`;
    const args = ['--listen', 'tcp:127.0.0.1:0', '--next', next];
    const alone = await servingHop('proxy', folder.lab, args);
    expect([name, statusOf(await rawAnswer(alone, requestText('/')))]).toEqual([name, status]);
  }
});

test('a fault in the lab takes effect at once, and goes again', async () => {
  const { lab, write, path } = labFolder(labText());
  const socket = join(path, 'agent');
  const args = ['--listen', `unix:${socket}`, '--next', nova.address];
  const { printed } = await servingHop('agent', lab, args);
  const ask = () => rawAnswer({ port: 0, path: socket }, requestText('/'));
  expect((await ask()).text).toBe('');
  write('web.lab.yaml', labText('faults: {agent: {status: 418, body: tea}}\n'));
  await printed('stderr', /takes effect/);
  expect((await ask()).text).toMatch(/^HTTP\/1\.1 418 .*\r\n\r\ntea$/s);
  write('web.lab.yaml', labText('faults: {agent: reset}\n'));
  await printed('stderr', /(takes effect[\s\S]*){2}/);
  expect((await ask()).text).toBe('');
});

test('an edit that takes the hop away is told, and the last good state stays', async () => {
  const { lab, write, path } = labFolder(labText());
  const args = ['--listen', `unix:${join(path, 'agent')}`, '--next', nova.address];
  const { printed } = await servingHop('agent', lab, args);
  write('web.lab.yaml', labText('topology: direct\n'));
  await printed(
    'stderr',
    /The topology direct has no metadata agent\. It has: Nova\.\n.* 1 problem/,
  );
  const { text } = await rawAnswer(
    { port: 0, path: join(path, 'agent') },
    requestText('/', { lines: ['X-Forwarded-For: 10.0.0.77', 'X-Neutron-Network-ID: x'] }),
  );
  expect(text).toMatch(/^HTTP\/1\.1 404 /);
});

test('a socket file is its owner’s, and goes with its hop', async () => {
  const path = join(folder.path, 'mine');
  const args = ['--listen', `unix:${path}`, '--next', nova.address];
  const first = await servingHop('agent', folder.lab, args);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(await first.ended('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(path)).toBe(false);
  const second = await servingHop('agent', folder.lab, [...args, '--mode', '666']);
  expect(statSync(path).mode & 0o777).toBe(0o666);
  second.process.kill('SIGKILL');
  await second.ended();
  expect(existsSync(path)).toBe(true);
  await servingHop('agent', folder.lab, args);
});

const refused = async (hop: string, args: readonly string[]) => {
  const { code, stdout, stderr } = await mockCommand(['hop', hop, folder.lab, ...args]).ended();
  expect(stdout).toBe('');
  return [code, stderr.trimEnd()];
};

test('what lies at the path of a socket is never replaced, unless it was left behind', async () => {
  const next = ['--next', nova.address];
  expect(await refused('agent', ['--listen', `unix:${agentPath}`, ...next])).toEqual([
    1,
    `mock-metadata: Another program listens on ${agentPath}. Choose another path, or end that program first.`,
  ]);
  const file = join(folder.path, 'file');
  writeFileSync(file, 'precious');
  expect(await refused('agent', ['--listen', `unix:${file}`, ...next])).toEqual([
    1,
    `mock-metadata: ${file} is there already, and it is no socket. Choose another path.`,
  ]);
});

test('a path that is too long for a socket is refused, not cut', async () => {
  const path = join(folder.path, 'x'.repeat(120));
  const args = ['--listen', `unix:${path}`, '--next', nova.address];
  expect(await refused('agent', args)).toEqual([
    1,
    expect.stringMatching(/has at most \d+ bytes, and \S+ has \d+\. Choose another path\.$/),
  ]);
  expect(existsSync(path.slice(0, 107))).toBe(false);
});

test('a hop that cannot stand there says why', async () => {
  const listen = ['--listen', `unix:${join(folder.path, 'none')}`];
  const next = ['--next', 'unix:x'];
  expect(await refused('load-balancer', [...listen, ...next])).toEqual([
    1,
    expect.stringContaining('The topology router has no load balancer.'),
  ]);
  expect(await refused('proxy', [...listen, ...next, '--instance', 'webb'])).toEqual([
    1,
    expect.stringContaining('no instance "webb". Did you mean "web"?'),
  ]);
  expect(await refused('agent', listen)).toEqual([
    2,
    expect.stringContaining('say where to, with --next'),
  ]);
  expect(await refused('agent', ['--listen', 'nowhere', ...next])).toEqual([
    2,
    expect.stringContaining('An address is tcp:HOST:PORT'),
  ]);
});

test('a load balancer before Nova answers at the address that its first line says', async () => {
  const provider =
    'networks: {private: {subnets: [{cidr: 10.0.0.0/24, advanced_service_providers: [edge]}]}}';
  const { lab } = labFolder(
    labText('topology: provider\n').replace('networks: {private: }', provider),
  );
  const behind = await servingHop('nova', lab, ['--listen', 'tcp:127.0.0.1:0']);
  const front = await servingHop('load-balancer', lab, [
    '--listen',
    'tcp:127.0.0.1:0',
    '--next',
    behind.address,
  ]);
  const host = new URL(front.address).host;
  expect(statusOf(await rawAnswer(front, requestText(document, { host })))).toBe(200);
  expect(statusOf(await rawAnswer(behind, requestText(document, { host: 'evil.example' })))).toBe(
    403,
  );
});
