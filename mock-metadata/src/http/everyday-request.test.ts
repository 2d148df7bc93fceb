import { once } from 'node:events';
import { createServer, IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { headerPairs } from '../sources/exchange.ts';
import { everydayRequest } from './everyday-request.ts';

const request = (target: string, ...lines: string[]) =>
  [`GET ${target} HTTP/1.1`, ...lines, '', ''].join('\r\n');

const everyday = [
  request('/', 'Host: x'),
  request('/openstack/latest/meta_data.json', 'Host: x', 'User-Agent: curl/7.88.1', 'Accept: */*'),
  request('/a//b/../%2e?c=d&e#f', 'Host: x'),
  request('/', 'Host:x', 'X-A: \t 1', 'x-a:  2  3', 'X-Empty:', 'X-Blank: '),
  request('/', 'Host: x', 'Connection: keep-alive'),
  request('/', 'Host: x', '!#$%&\'*+-.^_`|~9: :;,"<>()'),
];

test.each(everyday)('%j is read as Node reads it', async (text) => {
  const server = createServer((_incoming, response) => response.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const socket = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1');
  const asked = once(server, 'request');
  socket.write(text);
  const [incoming]: readonly unknown[] = await asked;
  socket.destroy();
  if (!(incoming instanceof IncomingMessage)) throw new Error('This is no request.');
  expect([incoming.method, incoming.httpVersion]).toEqual(['GET', '1.1']);
  const headers = headerPairs(incoming.rawHeaders);
  expect(everydayRequest(text)).toEqual({ target: incoming.url, headers });
});

test.each([
  ['another method', 'POST / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['another version', 'GET / HTTP/1.0\r\nHost: x\r\n\r\n'],
  ['a target that is no path', request('http://x/', 'Host: x')],
  ['bytes beyond ASCII', request('/\xe9', 'Host: x')],
  ['bytes beyond ASCII in a header', request('/', 'Host: x', 'X-A: \xe9')],
  ['bare line feeds', 'GET / HTTP/1.1\nHost: x\n\n'],
  ['a folded line', request('/', 'Host: x', 'X-A: 1', ' 2')],
  ['a blank before the colon', request('/', 'Host : x')],
  ['a NUL', request('/', 'Host: x\0')],
  ['a carriage return', request('/', 'X-A: 1\r2')],
  ['half a head', 'GET / HTTP/1.1\r\nHost: x\r\n'],
  ['two requests', request('/', 'Host: x').repeat(2)],
  ['a byte too many', `${request('/', 'Host: x')}x`],
  ['a body', `${request('/', 'Content-Length: 1')}x`],
  ['the promise of a body', request('/', 'content-length: 0')],
  ['a coding', request('/', 'Transfer-Encoding: chunked')],
  ['the end of the connection', request('/', 'Connection: close')],
  ['an upgrade', request('/', 'Connection: Upgrade', 'Upgrade: h2c')],
  ['an expectation', request('/', 'Expect: 100-continue')],
  ['nothing', ''],
])('%s is for Node to read', (_name, text) => expect(everydayRequest(text)).toBeUndefined());

test('a long value takes no longer than its length', () => {
  const text = request('/', `X-A: ${'a '.repeat(2000)}\r`);
  const beganMs = performance.now();
  for (let time = 0; time < 20; time += 1) everydayRequest(text);
  expect(performance.now() - beganMs).toBeLessThan(1000);
});
