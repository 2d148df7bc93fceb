import { connect, type Socket } from 'node:net';
import { answered, type Header, type HttpRequest, type Outcome } from '../message.ts';
import { type AnswerRead, readAnswer } from './answer-reader.ts';
import { bracketed } from './guard.ts';
import { requestPackets } from './request-packets.ts';
import type { SocketAddress } from './socket-address.ts';

/** Asks the program behind a socket, over a connection of its own. `timeoutMs`: how long to wait; undefined = for ever. */
export type Neighbour = (request: HttpRequest, timeoutMs: number | undefined) => Promise<Outcome>;

/** What nobody in a metadata chain sends more of. */
const mostBytes = 64 * 1024 * 1024;

/** A body that came later is sent later: enough for the neighbour to have read what came before. */
const laterMs = 5;

/**
 * The next program, behind a real socket. It is sent what a hop says, line for line; what comes
 * back, or does not, is an outcome: nobody listens = `refused`, FIN before an answer = `closed`,
 * RST = `reset`, no HTTP = `garbage`. A body that ends early is shorter than its Content-Length.
 * `namesIt`: the Host line names the neighbour itself, as that of a client with a URL does.
 */
export const neighbourAt =
  (address: SocketAddress, { namesIt = false } = {}): Neighbour =>
  (request, timeoutMs) =>
    new Promise((resolve) => {
      const socket = connect(
        address.kind === 'tcp' ? { ...address, noDelay: true } : { path: address.path },
      );
      const settle = (outcome: Outcome): void => {
        clearTimeout(giveUp);
        socket.destroy();
        resolve(outcome);
      };
      const giveUp =
        timeoutMs === undefined
          ? undefined
          : setTimeout(() => settle({ kind: 'timeout' }), timeoutMs);
      collect(socket, request.method, settle);
      send(socket, namesIt ? naming(request, address) : request);
    });

const naming = (request: HttpRequest, address: SocketAddress): HttpRequest => {
  if (address.kind !== 'tcp') return request;
  const authority = `${bracketed(address.host)}:${address.port}`;
  const headers = request.headers.map(
    ([name, value]): Header => [name, /^host$/i.test(name) ? authority : value],
  );
  return { ...request, headers };
};

const send = (socket: Socket, request: HttpRequest): void => {
  const [first, later] = requestPackets(request);
  socket.write(first, () => {
    if (later === undefined) return;
    setTimeout(() => {
      if (socket.writable) socket.write(later);
    }, laterMs);
  });
};

const collect = (socket: Socket, method: string, settle: (outcome: Outcome) => void): void => {
  let bytes: Buffer = Buffer.alloc(0);
  const look = (isEnded: boolean): void => {
    const read: AnswerRead = readAnswer(bytes, method, isEnded);
    if (read.kind === 'answer') settle(answered(read.answer));
    else if (read.kind === 'garbage' || bytes.length > mostBytes)
      settle({ kind: 'garbage', bytes });
  };
  socket.on('data', (piece) => {
    bytes = bytes.length === 0 ? piece : Buffer.concat([bytes, piece]);
    look(false);
  });
  socket.on('end', () => (bytes.length === 0 ? settle({ kind: 'closed' }) : look(true)));
  socket.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (bytes.length > 0) look(true);
    else settle({ kind: code === 'ECONNRESET' || code === 'EPIPE' ? 'reset' : 'refused' });
  });
};
