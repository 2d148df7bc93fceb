import { once } from 'node:events';
import { connect, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { rawAnswer } from '../../../test/support/raw-http.ts';
import { answered, type Header, type HttpRequest, type Outcome } from '../message.ts';
import type { Answering } from './answering.ts';
import type { GuardMode } from './guard.ts';
import type { ArrivalTimes } from './guarded-server.ts';
import { metadataServer } from './metadata-server.ts';

/** An answer 200 with a text. */
export const text = (body: string, headers: readonly Header[] = []): Outcome =>
  answered({
    status: 200,
    reason: 'OK',
    headers: [['Content-Length', String(body.length)], ...headers],
    body: new TextEncoder().encode(body),
  });

/** A listening server that answers everything with one outcome, and what it was asked. */
export const served = async (
  outcome: Outcome | (() => Promise<Outcome>),
  mode: GuardMode = 'strict',
  times?: ArrivalTimes,
) => {
  const asked: HttpRequest[] = [];
  const log: string[] = [];
  const answering: Answering = {
    log: (line) => log.push(line),
    refusal: () => undefined,
    release: () => 'epoxy',
    answer: async (request) => {
      asked.push(request);
      return typeof outcome === 'function' ? outcome() : outcome;
    },
  };
  const server = await metadataServer('127.0.0.1', answering, mode, times);
  server.listener.listen({ host: '127.0.0.1', port: 0 });
  await once(server.listener, 'listening');
  onTestFinished(() => server.close());
  const address = server.listener.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return { server, asked, log, port, send: (bytes: string) => rawAnswer({ port }, bytes) };
};

/** Resolves as soon as it is so; looks at each turn of the event loop. */
export const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
};

/** Sends each packet once the one before was read; resolves with the beginning of an answer. */
export const inPackets = async (
  listener: Server,
  port: number,
  packets: readonly string[],
): Promise<void> => {
  const accepted = once(listener, 'connection');
  const client = connect({ port, host: '127.0.0.1', noDelay: true });
  const [server]: readonly Socket[] = await accepted;
  const answered = once(client, 'data');
  let sent = 0;
  for (const packet of packets) {
    client.write(packet);
    sent += packet.length;
    await until(() => (server?.bytesRead ?? 0) >= sent);
  }
  await answered;
  client.destroy();
};
