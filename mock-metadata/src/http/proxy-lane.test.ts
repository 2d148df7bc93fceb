import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { answered } from '../message.ts';
import { plainText } from './plain-text.ts';
import { serveByProxy } from './proxy-lane.ts';

const timeoutMs = 200;

/** What comes back for bytes of which one follows the other, none later than the time-out allows for silence. */
const answerTo = async (first: string, then: string): Promise<string> => {
  const ok = answered(plainText({ status: 200, reason: 'OK', text: 'ok' }));
  const answering = { refusal: () => undefined, answer: async () => ok };
  const server = createServer({ allowHalfOpen: true }, (socket) =>
    socket.once('data', (packet) => serveByProxy(socket, packet, 'epoxy', answering, timeoutMs)),
  ).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const client = connect(typeof address === 'object' ? (address?.port ?? 0) : 0, '127.0.0.1');
  onTestFinished(() => void client.destroy());
  const letters = [...then];
  client.write(first);
  const dripping = setInterval(() => client.write(letters.shift() ?? 'x'), 5);
  onTestFinished(() => clearInterval(dripping));
  const [piece] = await once(client, 'data');
  return String(piece).split('\r\n', 1)[0] ?? '';
};

test('a head that comes byte by byte is given up in the end', async () => {
  expect(await answerTo('GET / HTTP/1.1\r\nX-A: ', '')).toBe('HTTP/1.1 408 Request Time-out');
});

test('a body may take longer, as long as it comes', async () => {
  const head = 'POST / HTTP/1.1\r\nContent-Length: 60\r\n\r\n';
  expect(await answerTo(head, 'a'.repeat(60))).toBe('HTTP/1.1 200 OK');
});
