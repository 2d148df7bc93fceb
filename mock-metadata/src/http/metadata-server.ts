import type { Server, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { answered, type HttpRequest } from '../message.ts';
import { type Answering, failedAnswer, type SocketAnswering, safeAnswer } from './answering.ts';
import { metadataApp } from './app.ts';
import { type EverydayAnswering, everydayLane, handOver } from './everyday-lane.ts';
import { type GuardMode, type Refusal, type RequestHead, refusalOf } from './guard.ts';
import { type ArrivalTimes, usualTimes } from './guarded-server.ts';
import { plainAddress } from './plain-address.ts';
import { plainText } from './plain-text.ts';
import { serveByProxy } from './proxy-lane.ts';

/** A server in front of hops; it does not listen yet. */
export interface MetadataServer {
  /** Takes the connections. */
  readonly listener: Server;
  /** Ends all connections and stops listening. */
  close(): Promise<void>;
}

type Guard = (head: RequestHead) => Refusal | undefined;

/**
 * The server in front of hops. Everyday requests are answered at once; the rest is read by Node's
 * HTTP server or, where the guard is not strict, as haproxy does, which lets through much more.
 * `boundHost` is where it will listen.
 */
export const metadataServer = async (
  boundHost: string,
  answering: Answering,
  mode: GuardMode = 'strict',
  times: ArrivalTimes = usualTimes,
): Promise<MetadataServer> => {
  const guard: Guard = (head) => refusalOf(head, boundHost, mode, answering.askedBy);
  const firstPackets = new WeakMap<Duplex, Buffer>();
  const app = metadataApp(guard, answering, times, firstPackets);
  await app.ready();
  const byProxy = guardedAnswering(boundHost, answering, mode);
  const listener = everydayLane(
    app.server,
    everydayAnswering(guard, answering),
    (socket, packet) => {
      if (mode === 'strict') {
        firstPackets.set(socket, packet);
        handOver(socket, app.server, packet);
      } else serveByProxy(socket, packet, answering.release(), byProxy);
    },
  );
  const connections = closable(listener);
  return {
    listener,
    close: async () => {
      await Promise.all([connections.close(), app.close()]);
    },
  };
};

/** Any server with what it takes to close it without waiting for its clients. */
export const closable = (listener: Server): MetadataServer => {
  const open = new Set<Socket>();
  listener.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return {
    listener,
    close: () => {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      for (const socket of open) socket.destroy();
      return closed;
    },
  };
};

/** What the guard lets pass is answered at once; the rest is for others, who say why it is refused. */
const everydayAnswering = (guard: Guard, answering: Answering): EverydayAnswering => ({
  prepare: ({ target, headers }, { peer, ...local }) => {
    const head: RequestHead = { method: 'GET', target, httpVersion: '1.1', headers, ...local };
    if (guard(head) !== undefined) return undefined;
    const request: HttpRequest = { method: 'GET', target, headers, body: noBody, peer };
    const ask = answering.answerAgain?.(request) ?? (() => answering.answer(request));
    return () => {
      const refusal = answering.refusal(head);
      return refusal === undefined ? ask() : answered(plainText(refusal));
    };
  },
  failed: (target, error) => failedAnswer(answering, { method: 'GET', target }, error),
});

const noBody = new Uint8Array(0);

/** Answering behind a guard, for readers of our own. */
export const guardedAnswering = (
  boundHost: string,
  answering: Answering,
  mode: GuardMode,
): SocketAnswering => ({
  refusal: ({ method, target, headers, httpVersion = '1.1' }, socket) => {
    const head = { method, target, headers, httpVersion, ...localEnd(socket) };
    return refusalOf(head, boundHost, mode, answering.askedBy) ?? answering.refusal(head);
  },
  answer: (request, socket) =>
    safeAnswer(answering, { ...request, peer: plainAddress(socket.remoteAddress) }),
});

const localEnd = ({ localAddress, localPort = 0 }: Socket) => ({
  localAddress: plainAddress(localAddress),
  localPort,
});
