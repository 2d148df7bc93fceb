import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { answered } from '../message.ts';
import { plainText } from './plain-text.ts';
import { serveByProxy } from './proxy-lane.ts';

/** A client whose first bytes have been taken in, at a clock that only the test moves. */
const clientWith = async (first: string): Promise<Socket> => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const ok = answered(plainText({ status: 200, reason: 'OK', text: 'ok' }));
  const answering = { refusal: () => undefined, answer: async () => ok };
  const server = createServer({ allowHalfOpen: true }, (socket) =>
    socket.once('data', (packet) => {
      serveByProxy(socket, packet, 'epoxy', answering);
      server.emit('taken in');
    }),
  ).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  onTestFinished(() => void client.destroy());
  const takenIn = once(server, 'taken in');
  client.write(first);
  await takenIn;
  return client;
};

const firstLineTo = async (client: Socket): Promise<string | undefined> => {
  const [piece] = await once(client, 'data');
  return String(piece).split('\r\n', 1)[0];
};

const afterLimit = 30_001;

test('a head that does not end is given up, however busy the line is', async () => {
  const client = await clientWith('GET / HTTP/1.1\r\nX-A: ');
  const answer = firstLineTo(client);
  vi.advanceTimersByTime(afterLimit);
  expect(await answer).toBe('HTTP/1.1 408 Request Time-out');
});

test('a body may take longer, as long as it comes', async () => {
  const client = await clientWith('POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\na');
  const answer = firstLineTo(client);
  vi.advanceTimersByTime(afterLimit);
  client.write('b');
  expect(await answer).toBe('HTTP/1.1 200 OK');
});
