import { createServer, type RequestListener } from 'node:http';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { SourceErrorCode } from '../errors.ts';
import { type LiveLimits, liveSource } from './live.ts';

const listening = async (server: Server): Promise<string> => {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const serving = (listener: RequestListener) => listening(createServer(listener));
const sending = (bytes: string) => listening(createTcpServer((socket) => socket.end(bytes)));

const checkFailure = async (
  url: string,
  code: SourceErrorCode,
  message: RegExp,
  limits?: Partial<LiveLimits>,
) =>
  expect(liveSource(url, limits).fetch('/openstack')).rejects.toMatchObject({
    name: 'SourceError',
    code,
    message: expect.stringMatching(message),
  });

test('an answer comes back whole, whatever its status', async () => {
  const url = await serving((_request, response) => {
    response.writeHead(404, 'Nothing Here', ['X-A', '1', 'x-a', '2']).end('no');
  });
  const fetched = await liveSource(`${url}/`).fetch('/a b');
  expect(fetched).toMatchObject({ status: 404, reason: 'Nothing Here', url: `${url}/a%20b` });
  expect(fetched.headers.slice(0, 2)).toEqual([
    ['X-A', '1'],
    ['x-a', '2'],
  ]);
  expect(new TextDecoder().decode(fetched.body)).toBe('no');
});

test('a path in front of the tree stays in front', async () => {
  const url = await serving((request, response) => response.end(request.url));
  const source = liveSource(`${url}/proxy/8775/`);
  expect(source.label).toBe(`${url.slice('http://'.length)}/proxy/8775`);
  const { body } = await source.fetch('/openstack');
  expect(new TextDecoder().decode(body)).toBe('/proxy/8775/openstack');
});

test('a path never leads to another host, nor into a header', async () => {
  const url = await serving((request, response) => response.end(request.url));
  const asked = async (path: string) => (await liveSource(url).fetch(path)).url;
  expect(await asked('//evil.example/a')).toBe(`${url}//evil.example/a`);
  expect(await asked('@evil.example/')).toBe(`${url}/@evil.example/`);
  expect(await asked('/a\r\nX-Injected: 1')).toBe(`${url}/a%0D%0AX-Injected:%201`);
  expect(await asked('/\ud800')).toBe(`${url}/%EF%BF%BD`);
});

test('redirects are followed on the same host only, and not for ever', async () => {
  const url = await serving((request, response) => {
    const to = { '/openstack': '/there', '/away': 'http://evil.example/' }[request.url ?? ''];
    if (request.url === '/there') response.end('here');
    else response.writeHead(302, { Location: to ?? '/loop' }).end();
  });
  const source = liveSource(url);
  expect(await source.fetch('/openstack')).toMatchObject({ status: 200, url: `${url}/there` });
  await expect(source.fetch('/away')).rejects.toMatchObject({
    code: 'redirect',
    message: expect.stringContaining('points to another place, http://evil.example/'),
  });
  await expect(source.fetch('/loop')).rejects.toMatchObject({ code: 'redirect' });
});

test('a port where nobody listens is refused', async () => {
  const server = createTcpServer();
  const url = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  await checkFailure(url, 'refused', /^http:\/\/127\.0\.0\.1:\d+ refused the connection after/);
});

test('silence ends after the limit, and says how long it was', async () => {
  const url = await listening(createTcpServer(() => {}));
  await checkFailure(url, 'timeout', /did not answer within 0\.\d s\. Check the address/, {
    timeoutMs: 30,
  });
});

test('an answer that trickles for ever ends after the limit', async () => {
  const url = await serving((_request, response) => {
    const trickle = setInterval(() => response.write('x'), 5);
    response.on('close', () => clearInterval(trickle));
  });
  await checkFailure(url, 'timeout', /did not answer within/, { timeoutMs: 40 });
});

test('too much is not read', async () => {
  const url = await serving((_request, response) => {
    const flood = () => {
      while (!response.destroyed && response.write('x'.repeat(10_000)));
    };
    response.on('drain', flood);
    flood();
  });
  await checkFailure(url, 'too-large', /sent more than is read/, { maxBytes: 100_000 });
});

test('what is not HTTP is told from a closed connection', async () => {
  await checkFailure(await sending('SSH-2.0-OpenSSH_9.2\r\n'), 'not-http', /but not in HTTP/);
  await checkFailure(await sending(''), 'closed', /closed the connection/);
  const cut = 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf';
  await checkFailure(await sending(cut), 'closed', /without a complete answer/);
});

test('a name without address is not found', async () => {
  // A label of 64 letters can have none, so that no name server is asked.
  await checkFailure(
    `http://${'a'.repeat(64)}`,
    'dns',
    /The host name in http:\/\/a+ was not found/,
  );
});

test('asking can be cancelled', async () => {
  const url = await listening(createTcpServer(() => {}));
  const cancel = new AbortController();
  const asked = liveSource(url).fetch('/', cancel.signal);
  cancel.abort();
  await expect(asked).rejects.toMatchObject({ code: 'aborted' });
  await expect(liveSource(url).fetch('/', AbortSignal.abort())).rejects.toMatchObject({
    code: 'aborted',
  });
});

test.each([
  ['', 'is no URL'],
  ['169.254.169.254', 'is no URL'],
  ['file:///etc/passwd', 'is neither http nor https'],
  ['http://user:secret@host', 'carries a user name or password'],
  ['http://host/?a=b', 'has more than a path'],
])('%s is no address of a source', (url, message) => {
  expect(() => liveSource(url)).toThrow(message);
});

test('a password in an address is not repeated', () => {
  expect(() => liveSource('http://user:hunter2@host/')).toThrow(/^“http:\/\/…@host\/” carries/);
});
