import type { Socket } from 'node:net';
import type { Release } from '../lab/model.ts';
import {
  answered,
  type HttpAnswer,
  type HttpRequest,
  headerValue,
  type Outcome,
} from '../message.ts';
import { refusalPage, requestTimeOutPage } from '../neutron/proxy-pages.ts';
import { type ProxyRead, readByProxy } from '../neutron/proxy-reader.ts';
import type { SocketAnswering } from './answering.ts';
import type { Refusal } from './guard.ts';
import { plainText } from './plain-text.ts';
import { sendOutcome } from './socket-outcome.ts';

/** `timeout http-request` of Neutron's template. */
const requestTimeoutMs = 30_000;

/** haproxy passes on what it has; here a body is read whole first. */
const mostBytes = 1024 * 1024;

/**
 * Reads a connection as haproxy does, request after request, where nothing may be refused that
 * haproxy of a release lets through. `first` is what came already.
 */
export const serveByProxy = (
  socket: Socket,
  first: Buffer,
  release: Release,
  answering: SocketAnswering,
): void => {
  const came = unread();
  let isBusy = false;
  let isEnded = false;
  // A client that sends a byte now and then is not silent, and must come to the end of its head all the same.
  const arriving = alarm(requestTimeoutMs, () => {
    if (!isBusy && !hasWholeHead(came.bytes)) last(requestTimeOutPage);
  });
  const look = (): void => {
    if (isBusy || came.bytes.length === 0) return;
    arriving.start();
    const read = readByProxy(came.bytes, release);
    if (read.kind === 'request') take(read);
    else if (read.kind === 'refused') last(refusalPage(read.refusal));
    else if (came.bytes.length > mostBytes) last(plainText(bodyTooLarge));
    else if (isEnded) socket.destroySoon();
  };
  const take = (read: Extract<ProxyRead, { kind: 'request' }>): void => {
    arriving.stop();
    const request = { ...read.request, ...arrival(read, came.packetEnds) };
    came.drop(read.bytes);
    const refusal = answering.refusal(request, socket);
    if (refusal !== undefined) {
      last(plainText(refusal));
      return;
    }
    isBusy = true;
    socket.pause();
    void answering.answer(request, socket).then((outcome) => {
      const after = isLast(request, outcome) ? undefined : next;
      if (!socket.destroyed) sendOutcome(socket, outcome, request.method, after);
    });
  };
  const last = (answer: HttpAnswer): void => {
    isBusy = true;
    sendOutcome(socket, answered(answer), 'GET', undefined);
  };
  const next = (): void => {
    isBusy = false;
    socket.resume();
    if (isEnded && came.bytes.length === 0) socket.end();
    look();
  };
  const receive = (packet: Buffer): void => {
    came.add(packet);
    look();
  };
  socket.setTimeout(requestTimeoutMs, () => {
    if (isBusy) return;
    if (came.bytes.length === 0) socket.destroy();
    else last(requestTimeOutPage);
  });
  socket
    .on('data', receive)
    .on('error', () => socket.destroy())
    .on('close', arriving.stop);
  socket.on('end', () => {
    isEnded = true;
    if (!isBusy && came.bytes.length === 0) socket.end();
    else look();
  });
  receive(first);
};

/** What came over a connection and belongs to no request yet. */
const unread = () => {
  let bytes: Buffer = Buffer.alloc(0);
  let packetEnds: number[] = [];
  return {
    get bytes(): Buffer {
      return bytes;
    },
    /** How many bytes there were after each packet. */
    get packetEnds(): readonly number[] {
      return packetEnds;
    },
    add: (packet: Buffer): void => {
      bytes = bytes.length === 0 ? packet : Buffer.concat([bytes, packet]);
      packetEnds.push(bytes.length);
    },
    drop: (count: number): void => {
      bytes = bytes.subarray(count);
      packetEnds = bytes.length === 0 ? [] : [bytes.length];
    },
  };
};

/** Acts once it has run for so long; starting it again while it runs changes nothing. */
const alarm = (afterMs: number, act: () => void) => {
  let timer: NodeJS.Timeout | undefined;
  return {
    start: () => {
      timer ??= setTimeout(act, afterMs);
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
};

const hasWholeHead = (bytes: Buffer): boolean =>
  /\n\r?\n/.test(bytes.toString('latin1').replace(/^(?:\r?\n)*/, ''));

const bodyTooLarge: Refusal = {
  status: 413,
  reason: 'Payload Too Large',
  text: `A body may have ${mostBytes / 1024} KiB; Nova itself takes 1020 bytes of a password.`,
};

const isLast = ({ headers, httpVersion }: HttpRequest, outcome: Outcome): boolean => {
  if (outcome.kind !== 'answer') return true;
  const asked = headerValue(headers, 'connection') ?? '';
  const said = headerValue(outcome.answer.headers, 'connection')?.toLowerCase();
  if (said === 'close' || /\bclose\b/i.test(asked)) return true;
  return httpVersion === '1.0' && said !== 'keep-alive';
};

/** How much of the body came in the packet in which the head ended. */
const arrival = (
  { request, bytes, headBytes }: Extract<ProxyRead, { kind: 'request' }>,
  packetEnds: readonly number[],
): Pick<HttpRequest, 'bodyBytesWithHead'> => {
  const end = packetEnds.find((each) => each >= headBytes) ?? bytes;
  if (end >= bytes) return {};
  return { bodyBytesWithHead: bodyBytesIn(end - headBytes, request) };
};

/** Bytes of the body among so many bytes of the wire, where a chunk has its size in front and CRLF behind. */
const bodyBytesIn = (wireBytes: number, { body, chunkSizes }: HttpRequest): number => {
  if (chunkSizes === undefined) return Math.min(wireBytes, body.length);
  let [left, found] = [wireBytes, 0];
  for (const size of chunkSizes) {
    left -= size.toString(16).length + 2;
    found += Math.max(0, Math.min(size, left));
    left -= size + 2;
  }
  return found;
};
