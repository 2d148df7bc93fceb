import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labFolder } from '../support/lab-folder.ts';
import { type ServingMock, servingMock } from '../support/mock-command.ts';
import { type RawAnswer, rawAnswer, requestText, statusOf } from '../support/raw-http.ts';

const document = '/openstack/latest/meta_data.json';
const endings: (() => void)[] = [];
const atEnd = (act: () => void) => void endings.push(act);
let mock: ServingMock;
beforeAll(async () => {
  const { lab } = labFolder('instances:\n  web:\n', atEnd);
  mock = await servingMock(lab, ['--port', '0'], { atEnd });
});
afterAll(() => {
  for (const end of endings) end();
});

const send = (bytes: string): Promise<RawAnswer> => rawAnswer(mock, bytes);
const request = (options: Parameters<typeof requestText>[1], target = document) =>
  send(requestText(target, { host: `127.0.0.1:${mock.port}`, ...options }));

const checkStatuses = async (
  expected: number,
  requests: readonly (Parameters<typeof requestText>[1] & { readonly target?: string })[],
) => {
  for (const each of requests) {
    const answer = await request(each, each.target);
    expect([each, statusOf(answer)]).toEqual([each, expected]);
    expect(answer.text.toLowerCase()).not.toContain('access-control-allow');
  }
};

test('its own names are served', async () => {
  const hosts = ['127.0.0.1', `LOCALHOST:${mock.port}`, '169.254.169.254', `[::1]:${mock.port}`];
  await checkStatuses(
    200,
    hosts.map((host) => ({ host })),
  );
});

test('foreign names are refused, however they are dressed', async () => {
  const own = `127.0.0.1:${mock.port}`;
  await checkStatuses(403, [
    { host: 'evil.example' },
    { host: `evil.example:${mock.port}` },
    { host: `127.0.0.1:${mock.port + 1}` },
    { host: '127.0.0.1.evil.example' },
    { host: 'evil.example', lines: [`X-Forwarded-Host: ${own}`, `Forwarded: host=${own}`] },
    { target: `http://evil.example${document}` },
  ]);
});

test('a second Host line is refused wherever it stands', async () => {
  await checkStatuses(400, [
    { lines: ['Host: evil.example'] },
    { lines: [...Array.from({ length: 2500 }, () => 'a:'), 'Host: evil.example'] },
  ]);
});

test('web pages are refused', async () => {
  await checkStatuses(403, [
    { lines: ['Origin: https://evil.example'] },
    { lines: ['Origin: null'] },
    { lines: ['Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors'] },
    { lines: [...Array.from({ length: 2500 }, () => 'a:'), 'Origin: null'] },
    { method: 'OPTIONS', lines: ['Origin: null', 'Access-Control-Request-Method: PUT'] },
    { method: 'POST', lines: ['Origin: null', 'Content-Length: 3'], body: 'a=b' },
  ]);
});

test('methods that metadata does not need are refused', async () => {
  await checkStatuses(
    405,
    ['PUT', 'DELETE', 'TRACE', 'PATCH', 'POST', 'PROPFIND'].map((method) => ({ method })),
  );
  await checkStatuses(400, [{ method: 'FOO' }, { method: 'get' }]);
  expect(statusOf(await send('CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n'))).toBe(405);
});

test('a refusal is plain text that says what to do instead', async () => {
  const { text } = await request({ host: 'evil.example' });
  expect(text).toContain('Content-Type: text/plain; charset=UTF-8\r\n');
  expect(text).toContain('“evil.example” is not a name'.replace(/[“”]/g, quoteBytes));
  expect(text).toContain(`Ask for http://127.0.0.1:${mock.port}`);
});

const quoteBytes = (quote: string): string => Buffer.from(quote).toString('latin1');

test('framing that two programs could read differently is refused', async () => {
  const post = { method: 'POST', target: '/openstack/latest/password' } as const;
  await checkStatuses(400, [
    { ...post, lines: ['Content-Length: 5', 'Content-Length: 6'], body: 'hello!' },
    { ...post, lines: ['Content-Length: 5', 'Transfer-Encoding: chunked'], body: '0\r\n\r\n' },
    { ...post, lines: ['Content-Length: +5'], body: 'hello' },
    { ...post, lines: ['Transfer-Encoding: chunked'], body: 'zz\r\n' },
    { lines: ['X-Instance-ID : a'] },
    { lines: ['X-A: a\rX-Instance-ID: b'] },
  ]);
  await checkStatuses(501, [
    { ...post, lines: ['Transfer-Encoding: xchunked'], body: '0\r\n\r\n' },
  ]);
});

test('a body that looks like a request is not answered', async () => {
  const inner = requestText(document);
  const lines = [`Content-Length: ${inner.length}`];
  const { text } = await request({ method: 'POST', lines, body: inner });
  expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
});

test('a body that turns bad after its answer gets no second one', async () => {
  const lines = ['Transfer-Encoding: chunked'];
  const { text } = await request({ method: 'POST', lines, body: 'zz\r\nab\r\n0\r\n\r\n' });
  expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
});

test('what is too long is refused', async () => {
  await checkStatuses(431, [
    { lines: [`X-A: ${'a'.repeat(17_000)}`] },
    { target: `/${'a'.repeat(17_000)}` },
  ]);
});

test('other protocols get a plain answer or none', async () => {
  const hello = Buffer.concat([Buffer.from('16030100c5010000c10303', 'hex'), Buffer.alloc(190)]);
  const answer = await rawAnswer(mock, hello);
  expect(statusOf(answer)).toBe(400);
  expect(answer.text).toContain('Use http:// (not https://)');
});

test('half-sent requests do not keep others waiting', async () => {
  const held = Array.from({ length: 100 }, () => {
    const socket = connect(mock.port, '127.0.0.1').on('error', () => {});
    socket.write(`GET ${document} HTTP/1.1\r\nHost: localhost\r\nX-A: `);
    return socket;
  });
  await checkStatuses(200, [{}]);
  for (const socket of held) socket.destroy();
});
