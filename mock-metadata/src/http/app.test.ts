import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { rawAnswer, requestText, statusOf } from '../../../test/support/raw-http.ts';
import { answered, type Header, type HttpRequest, type Outcome } from '../message.ts';
import { metadataApp } from './app.ts';

const text = (body: string, headers: readonly Header[] = []): Outcome =>
  answered({
    status: 200,
    reason: 'OK',
    headers: [['Content-Length', String(body.length)], ...headers],
    body: new TextEncoder().encode(body),
  });

/** A listening app that answers everything with one outcome, and what it was asked. */
const served = async (outcome: Outcome | (() => Promise<Outcome>)) => {
  const asked: HttpRequest[] = [];
  const log: string[] = [];
  const app = metadataApp('127.0.0.1', {
    log: (line) => log.push(line),
    refusal: () => undefined,
    answer: async (request) => {
      asked.push(request);
      return typeof outcome === 'function' ? outcome() : outcome;
    },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(async () => void (await app.close()));
  const address = app.server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return { app, asked, log, port, send: (bytes: string) => rawAnswer({ port }, bytes) };
};

test('an answer goes out as it is, in one piece', async () => {
  const { send } = await served(
    text('hello', [
      ['content-TYPE', 'text/x'],
      ['X-A', '2'],
      ['x-a', '1'],
    ]),
  );
  const { text: sent, pieces } = await send(requestText('/'));
  expect(sent).toBe(
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\ncontent-TYPE: text/x\r\nX-A: 2\r\nx-a: 1\r\n\r\nhello',
  );
  expect(pieces).toBe(1);
});

test('an answer without length ends with the connection', async () => {
  const { port } = await served(
    answered({ status: 404, reason: '', headers: [], body: Buffer.from('no') }),
  );
  const keepAlive = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
  const { text: sent } = await rawAnswer({ port }, keepAlive);
  expect(sent).toBe('HTTP/1.1 404 \r\n\r\nno');
});

test('an answer with a wrong length ends with the connection', async () => {
  const headers: readonly Header[] = [['content-length', '9']];
  const { port } = await served(
    answered({ status: 200, reason: 'OK', headers, body: Buffer.from('short') }),
  );
  const { text: sent } = await rawAnswer({ port }, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  expect(sent).toBe('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nshort');
});

test('HEAD has no body, and the length it is given', async () => {
  const { send } = await served(text('hello'));
  const { text: sent } = await send(requestText('/', { method: 'HEAD' }));
  expect(sent).toBe('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n');
});

test('pipelined requests are answered in order on one connection', async () => {
  const { send, asked } = await served(text('x'));
  const one = 'GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n';
  const { text: sent } = await send(one.repeat(20) + requestText('/last'));
  expect(sent.match(/HTTP\/1\.1 200/g)).toHaveLength(21);
  expect(asked.at(-1)?.target).toBe('/last');
});

test('a request arrives as it was sent', async () => {
  const { send, asked } = await served(text(''));
  const lines = ['X-B: 1', 'x-b:  2 ', 'X-C: \xc3\xa9', 'Content-Length: 3'];
  await send(requestText('/a//%2e%zz?b=1', { method: 'OPTIONS', lines, body: 'abc' }));
  expect(asked).toEqual([
    {
      method: 'OPTIONS',
      target: '/a//%2e%zz?b=1',
      headers: [
        ['Host', '169.254.169.254'],
        ['X-B', '1'],
        ['x-b', '2'],
        ['X-C', '\xc3\xa9'],
        ['Content-Length', '3'],
        ['Connection', 'close'],
      ],
      body: new Uint8Array([97, 98, 99]),
      peer: '127.0.0.1',
    },
  ]);
});

test('closed, refused and garbage are what they say', async () => {
  const closed = await served({ kind: 'closed' });
  expect(await closed.send(requestText('/'))).toMatchObject({ text: '', wasReset: false });
  const refused = await served({ kind: 'refused' });
  expect(await refused.send(requestText('/'))).toMatchObject({ text: '', wasReset: true });
  const garbage = await served({ kind: 'garbage', bytes: Buffer.from('\0junk') });
  expect((await garbage.send(requestText('/'))).text).toBe('\0junk');
});

test('a closed connection keeps the answers before it', async () => {
  const outcomes: Outcome[] = [text('first'), { kind: 'closed' }];
  const { send } = await served(async () => outcomes.shift() ?? text('third'));
  const one = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
  const { text: sent } = await send(one.repeat(3));
  expect(sent).toBe('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst');
});

test('a silent outcome says nothing, until the app closes', async () => {
  let isAsked = () => {};
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve;
  });
  const { app, send } = await served(async () => {
    isAsked();
    return { kind: 'timeout' };
  });
  const answer = send(requestText('/'));
  await asked;
  await app.close();
  expect((await answer).text).toBe('');
});

test('a bug is a plain 500 that says it is ours, and is logged', async () => {
  const { send, log } = await served(async () => {
    throw new Error('oops');
  });
  const answer = await send(requestText('/a'));
  expect(statusOf(answer)).toBe(500);
  expect(answer.text).toContain('The mock itself failed');
  expect(answer.text).not.toContain('oops');
  expect(log.join()).toMatch(/^Bug: GET \/a failed inside the mock: Error: oops/);
});

test('an answer that cannot be sent is a bug too', async () => {
  const { send, log } = await served(text('', [['X-A', 'a\r\nX-Injected: 1']]));
  const answer = await send(requestText('/'));
  expect(statusOf(answer)).toBe(500);
  expect(answer.text).not.toContain('X-Injected');
  expect(log).toHaveLength(1);
});

test('a body up to the limit arrives, a longer one is refused', async () => {
  const { send, asked } = await served(text('stored'));
  const post = (body: string, line: string) =>
    send(requestText('/openstack/latest/password', { method: 'POST', lines: [line], body }));
  const most = 'x'.repeat(64 * 1024);
  expect(statusOf(await post(most, `Content-Length: ${most.length}`))).toBe(200);
  expect(asked[0]?.body).toHaveLength(64 * 1024);
  expect(statusOf(await post(`${most}x`, `Content-Length: ${most.length + 1}`))).toBe(413);
  const chunked = `10001\r\n${most}x\r\n0\r\n\r\n`;
  expect(statusOf(await post(chunked, 'Transfer-Encoding: chunked'))).toBe(413);
  expect(asked).toHaveLength(1);
});

test('connections that are kept alive do not hold up closing', async () => {
  const { app, port } = await served(text('x'));
  const socket = connect(port, '127.0.0.1');
  const answer = new Promise<Socket>((resolve) => socket.once('data', () => resolve(socket)));
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await answer;
  await app.close();
  await closed;
});
