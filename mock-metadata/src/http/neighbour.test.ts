import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { HttpRequest, Outcome } from '../message.ts';
import { neighbourAt } from './neighbour.ts';

const request: HttpRequest = {
  method: 'POST',
  target: '/a?b',
  headers: [
    ['Host', 'x'],
    ['x-A', '1'],
    ['X-a', '2'],
    ['Content-Length', '5'],
  ],
  body: Buffer.from('hello'),
  peer: '',
};

/** A program that does one thing with the first packet of each connection; the packets that came. */
const program = async (act: (socket: Socket) => void) => {
  const packets: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (piece) => {
      if (packets.push(piece.toString('latin1')) === 1) act(socket);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return { packets, at: { kind: 'tcp', host: '127.0.0.1', port } as const };
};

const checkOutcome = async (act: (socket: Socket) => void, expected: Partial<Outcome>) => {
  const { at } = await program(act);
  expect(await neighbourAt(at)(request, undefined)).toMatchObject(expected);
};

test('a request goes out line for line, in one packet', async () => {
  const { at, packets } = await program((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'));
  await neighbourAt(at)(request, undefined);
  expect(packets).toEqual([
    'POST /a?b HTTP/1.1\r\nHost: x\r\nx-A: 1\r\nX-a: 2\r\nContent-Length: 5\r\n\r\nhello',
  ]);
});

test('the Host can be the name of the neighbour', async () => {
  const { at, packets } = await program((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'));
  await neighbourAt(at, { namesIt: true })(request, undefined);
  expect(packets[0]).toContain(`\r\nHost: 127.0.0.1:${at.port}\r\n`);
});

test('what came later goes out later', async () => {
  const { at, packets } = await program((socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 204 No Content\r\n\r\n')),
  );
  await neighbourAt(at)({ ...request, bodyBytesWithHead: 2 }, undefined);
  expect(packets.map((packet) => packet.split('\r\n').at(-1))).toEqual(['he', 'llo']);
});

test('an answer is read as soon as it is whole', () =>
  checkOutcome((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'), {
    kind: 'answer',
    answer: {
      status: 200,
      reason: 'OK',
      headers: [['Content-Length', '2']],
      body: new Uint8Array([104, 105]),
    },
  }));

test('every way of not answering is told from the others', async () => {
  await checkOutcome((socket) => socket.end(), { kind: 'closed' });
  await checkOutcome((socket) => socket.resetAndDestroy(), { kind: 'reset' });
  await checkOutcome((socket) => socket.end('hello?'), { kind: 'garbage' });
});

test('nobody there is refused, over a port as over a socket file', async () => {
  const nowhere = { kind: 'unix', path: '/nonexistent/socket' } as const;
  expect(await neighbourAt(nowhere)(request, undefined)).toEqual({ kind: 'refused' });
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const gone = { kind: 'tcp', host: '127.0.0.1', port } as const;
  expect(await neighbourAt(gone)(request, undefined)).toEqual({ kind: 'refused' });
});

test('silence ends with the time-out', async () => {
  const { at } = await program(() => {});
  expect(await neighbourAt(at)(request, 1)).toEqual({ kind: 'timeout' });
});
