import type { Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import type { Outcome } from '../message.ts';
import type { Ask } from './answering.ts';
import { type EverydayRequest, everydayBytes, everydayRequest } from './everyday-request.ts';
import { plainAddress } from './plain-address.ts';
import { sendOutcome } from './socket-outcome.ts';

/** The two ends of a connection. */
export interface Ends {
  /** '' on a unix socket. */
  readonly peer: string;
  readonly localAddress: string;
  readonly localPort: number;
}

/** Who answers everyday requests. */
export interface EverydayAnswering {
  /** How to answer a request with these ends; undefined = Node's HTTP server shall read it. */
  prepare(request: EverydayRequest, ends: Ends): Ask | undefined;
  /** The answer where preparing, answering or sending one threw: a bug. */
  failed(target: string, error: unknown): Outcome;
}

/** What haproxy does between requests. */
const keepAliveMs = 30_000;

/**
 * The listener in front of Node's HTTP server. Clients of metadata send the same few requests over
 * and over: those are known by their bytes and answered here, at half of what Node's HTTP server
 * needs. A connection whose next packet is anything else goes over to `http` for good, with all its
 * bytes: that one judges, limits and times everything that is not everyday.
 */
export const everydayLane = (
  http: HttpServer,
  answering: EverydayAnswering,
  toOther: (socket: Socket, packet: Buffer) => void = (socket, packet) =>
    handOver(socket, http, packet),
): Server => {
  const known = knownRequests(answering);
  // It never listens by itself, and only then would it begin to watch how long requests take.
  http.emit('listening');
  return createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
    serve(socket, known(endsOf(socket)), answering, (packet) => toOther(socket, packet)),
  );
};

type Find = (text: string) => Ask | undefined;

const serve = (
  socket: Socket,
  find: Find,
  { failed }: EverydayAnswering,
  toNode: (packet: Buffer) => void,
): void => {
  let isBusy = false;
  let waiting: Buffer | undefined;
  const onData = (packet: Buffer): void => {
    if (isBusy) {
      waiting = waiting === undefined ? packet : Buffer.concat([waiting, packet]);
      return;
    }
    const text = packet.length > everydayBytes ? '' : packet.toString('latin1');
    const ask = find(text);
    if (ask === undefined) leave(packet);
    else answer(ask, text);
  };
  const answer = (ask: Ask, text: string): void => {
    isBusy = true;
    const fail = (error: unknown): void => send(failed(text.split(' ')[1] ?? '', error));
    try {
      const outcome = ask();
      if (outcome instanceof Promise) outcome.then(send).catch(fail);
      else send(outcome);
    } catch (error) {
      fail(error);
    }
    if (isBusy) socket.pause();
  };
  const send = (outcome: Outcome): void => {
    if (!socket.destroyed) sendOutcome(socket, outcome, 'GET', next);
  };
  const next = (): void => {
    isBusy = false;
    if (socket.isPaused()) socket.resume();
    const packet = waiting;
    waiting = undefined;
    if (packet !== undefined) onData(packet);
    // The client ended its side in the meantime.
    else if (socket.readableEnded) socket.end();
  };
  const onEnd = () => {
    if (!isBusy) socket.end();
  };
  const onTimeout = () => {
    if (!isBusy) socket.destroy();
  };
  const onError = () => socket.destroy();
  const leave = (packet: Buffer): void => {
    socket.off('data', onData).off('end', onEnd).off('timeout', onTimeout).off('error', onError);
    socket.setTimeout(0);
    toNode(packet);
  };
  socket.on('data', onData).on('end', onEnd).on('timeout', onTimeout).on('error', onError);
  socket.setTimeout(keepAliveMs);
};

/** Gives a connection to Node's HTTP server, with a packet that was read already. */
export const handOver = (socket: Socket, http: HttpServer, packet: Buffer): void => {
  socket.pause();
  http.emit('connection', socket);
  // In front of what is still to come.
  socket.unshift(packet);
  socket.resume();
};

const endsOf = (socket: Socket): Ends => ({
  peer: plainAddress(socket.remoteAddress),
  localAddress: plainAddress(socket.localAddress),
  localPort: socket.localPort ?? 0,
});

// Clients that never repeat themselves must not fill the memory.
const mostEnds = 64;
const mostTexts = 64;

/** For the ends of a connection, finds requests by their bytes; everything beyond a limit is forgotten at once. */
const knownRequests = ({ prepare }: EverydayAnswering): ((ends: Ends) => Find) => {
  const all = new Map<string, Map<string, Ask>>();
  return (ends) => {
    const key = `${ends.peer} ${ends.localAddress} ${ends.localPort}`;
    const known = all.get(key) ?? new Map<string, Ask>();
    if (all.size >= mostEnds && !all.has(key)) all.clear();
    all.set(key, known);
    return (text) => {
      const found = known.get(text);
      if (found !== undefined) return found;
      const request = everydayRequest(text);
      const ask = request && prepare(request, ends);
      if (ask === undefined) return undefined;
      if (known.size >= mostTexts) known.clear();
      known.set(text, ask);
      return ask;
    };
  };
};
