import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import type { Outcome } from '../message.ts';
import { realWorld } from './nova-world.ts';

const world = realWorld(
  () => new Uint8Array(0),
  () => {},
);

const posted = async (listener: RequestListener, readTimeoutMs = 5000): Promise<Outcome> => {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const body = new TextEncoder().encode('{"a": 1}');
  const limits = { connectTimeoutMs: 5000, readTimeoutMs };
  return world.post(`http://127.0.0.1:${port}/ok`, body, [['User-Agent', 'test']], limits);
};

test('a POST arrives with its headers and body, and its answer comes back as it is', async () => {
  const outcome = await posted(async (request, response) => {
    const [body] = await once(request, 'data');
    response.writeHead(302, { Location: '/there' });
    response.end(`${request.method} ${request.url} ${request.headers['user-agent']} ${body}`);
  });
  expect(outcome).toMatchObject({ kind: 'answer', answer: { status: 302, reason: 'Found' } });
  const text = outcome.kind === 'answer' ? new TextDecoder().decode(outcome.answer.body) : '';
  expect(text).toBe('POST /ok test {"a": 1}');
});

test('what goes wrong is an outcome', async () => {
  expect(await posted((request) => request.socket.destroy())).toEqual({ kind: 'closed' });
  expect(await posted((request) => request.socket.end('junk\n'))).toMatchObject({
    kind: 'garbage',
  });
  expect(await posted(() => {}, 20)).toEqual({ kind: 'timeout' });
  const limits = { connectTimeoutMs: 5000, readTimeoutMs: 5000 };
  const nobody = await world.post('http://127.0.0.1:1/', new Uint8Array(0), [], limits);
  expect(nobody).toEqual({ kind: 'refused' });
  expect(await world.post('no URL', new Uint8Array(0), [], limits)).toEqual({ kind: 'refused' });
});

test('random bytes are as many as asked for, and never the same', () => {
  const taken = Array.from({ length: 300 }, () => world.random(512));
  expect(new Set(taken.map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBe(300);
  expect(new Set(taken.map(({ length }) => length))).toEqual(new Set([512]));
  expect(world.random(100_000)).toHaveLength(100_000);
});
