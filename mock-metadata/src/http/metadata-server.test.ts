import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { rawAnswer, requestText, statusOf } from '../../../test/support/raw-http.ts';
import { answered, type Header, type Outcome } from '../message.ts';
import { served, text, until } from './test-server.ts';

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

test('a body behind a 204 ends with the connection, for nobody would read it', async () => {
  const bodiless = {
    status: 204,
    reason: 'No Content',
    headers: [['Content-Length', '2']],
  } as const;
  const withBody = await served(answered({ ...bodiless, body: Buffer.from('no') }));
  const { text: sent } = await rawAnswer(withBody, keepAlive + keepAlive);
  expect(sent.match(/HTTP\/1\.1 204/g)).toHaveLength(1);
  const alone = await rawAnswer(withBody, keepAlive);
  expect(alone.text).toBe('HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nno');
  const { port } = await served(answered({ ...bodiless, headers: [], body: new Uint8Array(0) }));
  const both = await rawAnswer({ port }, keepAlive + requestText('/'));
  expect(both.text.match(/HTTP\/1\.1 204/g)).toHaveLength(2);
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
  const { server, send } = await served(async () => {
    isAsked();
    return { kind: 'timeout' };
  });
  const answer = send(requestText('/'));
  await asked;
  await server.close();
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

test('connections that are kept alive do not hold up closing', async () => {
  const { server, port } = await served(text('x'));
  const socket = connect(port, '127.0.0.1');
  const answer = new Promise<Socket>((resolve) => socket.once('data', () => resolve(socket)));
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await answer;
  await server.close();
  await closed;
});

const keepAlive = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

/** Sends one packet after the other, each once something came back for the one before, then FIN. */
const conversation = (port: number, packets: readonly string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const [first = '', ...rest] = packets;
    let received = '';
    socket.on('data', (piece) => {
      received += piece.toString('latin1');
      const next = rest.shift();
      if (next === undefined) socket.end();
      else socket.write(Buffer.from(next, 'latin1'));
    });
    socket.on('error', reject).on('close', () => resolve(received));
    socket.write(Buffer.from(first, 'latin1'));
  });

test('a connection goes on from everyday requests to others and back', async () => {
  const { port, asked } = await served(text('x'));
  const post =
    'POST /openstack/latest/password HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nhi';
  const sent = await conversation(port, [keepAlive, keepAlive, post, keepAlive]);
  expect(sent.match(/HTTP\/1\.1 200/g)).toHaveLength(4);
  expect(asked.map(({ method, body }) => `${method} ${body.length}`)).toEqual([
    'GET 0',
    'GET 0',
    'POST 2',
    'GET 0',
  ]);
});

test('a client that sends the next request too early waits for its turn', async () => {
  const answers: ((outcome: Outcome) => void)[] = [];
  const { port } = await served(() => new Promise((resolve) => answers.push(resolve)));
  const socket = connect(port, '127.0.0.1');
  const received = once(socket, 'close');
  let sent = '';
  socket.on('data', (piece) => {
    sent += piece.toString();
    answers.shift()?.(text(`second`));
    if (sent.includes('second')) socket.end();
  });
  socket.write(keepAlive, () => socket.write(keepAlive));
  await until(() => answers.length > 0);
  answers.shift()?.(text('first'));
  await until(() => answers.length > 0);
  answers.shift()?.(text('second'));
  await received;
  expect(sent.match(/first|second/g)).toEqual(['first', 'second']);
});

test('a client that half-closes gets its answer', async () => {
  const { port } = await served(text('x'));
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let sent = '';
  socket.on('data', (piece) => {
    sent += piece.toString();
  });
  socket.end(keepAlive);
  await once(socket, 'close');
  expect(sent).toMatch(/^HTTP\/1\.1 200 OK/);
});

test('a client that half-closes while its answer is being made gets it, and the connection ends', async () => {
  const answers: ((outcome: Outcome) => void)[] = [];
  const { port, server } = await served(() => new Promise((resolve) => answers.push(resolve)));
  const accepted = once(server.listener, 'connection');
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const [here]: readonly Socket[] = await accepted;
  const closed = once(socket, 'close');
  socket.end(keepAlive);
  await until(() => answers.length > 0 && here?.readableEnded === true);
  answers.shift()?.(text('x'));
  socket.resume();
  await closed;
});

test('a method that Node does not know is told from what is no HTTP', async () => {
  const { send } = await served(text('x'));
  expect((await send('FOO / HTTP/1.1\r\nHost: localhost\r\n\r\n')).text).toContain('--relax-guard');
  expect((await send('GET / HTTP/1.1\r\nno colon\r\n\r\n')).text).toContain(
    'This is not an HTTP/1.1 request',
  );
});

test('a head that does not come to its end is given up', async () => {
  const times = { headersTimeout: 30, requestTimeout: 60, connectionsCheckingInterval: 10 };
  const { port } = await served(text('x'), 'strict', times);
  const answer = await rawAnswer({ port }, 'GET / HTTP/1.1\r\nHost: localhost\r\n');
  expect(statusOf(answer)).toBe(408);
});

test('a slow body comes in pieces, over a connection that goes on', async () => {
  const slow = answered({
    status: 200,
    reason: 'OK',
    headers: [['Content-Length', '300']],
    body: new Uint8Array(300).fill(120),
    bytesPerSecond: 10_000,
  });
  const { port } = await served(slow);
  for (const first of [keepAlive, keepAlive.replace('GET', 'HEAD').replace('HEAD', 'OPTIONS')]) {
    const { text: sent, pieces } = await rawAnswer({ port }, first + requestText('/'));
    expect(sent.match(/\r\n\r\nx{300}/g)).toHaveLength(2);
    expect(pieces).toBeGreaterThan(1);
  }
});

test('a reset is one, whoever reads the request', async () => {
  const { port } = await served({ kind: 'reset' });
  expect(await rawAnswer({ port }, keepAlive)).toMatchObject({ text: '', wasReset: true });
  expect(await rawAnswer({ port }, requestText('/'))).toMatchObject({ text: '', wasReset: true });
});

test('an answer of HTTP/1.0 says so and ends the connection', async () => {
  const old = answered({
    status: 400,
    reason: 'Bad',
    headers: [],
    body: Buffer.from('no'),
    httpVersion: '1.0',
  });
  const { port } = await served(old);
  const expected = 'HTTP/1.0 400 Bad\r\n\r\nno';
  expect((await rawAnswer({ port }, keepAlive)).text).toBe(expected);
  expect((await rawAnswer({ port }, requestText('/'))).text).toBe(expected);
});
