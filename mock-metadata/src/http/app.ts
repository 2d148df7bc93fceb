import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import fastify, { type FastifyInstance } from 'fastify';
import { headerPairs } from '../sources/exchange.ts';
import { type Answering, failedAnswer } from './answering.ts';
import type { Refusal, RequestHead } from './guard.ts';
import { type ArrivalTimes, guardedServer } from './guarded-server.ts';
import { plainAddress } from './plain-address.ts';
import { plainText } from './plain-text.ts';
import { bodyOf, maxBodyBytes } from './request-body.ts';
import { writeAnswer, writeOutcome } from './write-outcome.ts';

/** The packet with which a connection came here; of requests after the first nobody knows. */
export type FirstPackets = Pick<WeakMap<Duplex, Buffer>, 'get' | 'delete'>;

/**
 * The application for every request that is not everyday. It routes nothing: whatever its method
 * and target, a request goes as it is to `answering`, and the outcome comes back as it is.
 */
export const metadataApp = (
  guard: (head: RequestHead) => Refusal | undefined,
  answering: Answering,
  times: ArrivalTimes,
  firstPackets: FirstPackets,
): FastifyInstance => {
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    return503OnClosing: false,
    // The router would decode the target, and refuse some.
    rewriteUrl: () => '/',
    clientErrorHandler: () => {},
    // No route has a schema; their compilers take long to load.
    schemaController: {
      compilersFactory: { buildValidator: neverUsed, buildSerializer: neverUsed },
    },
    serverFactory: (handler): Server =>
      guardedServer((head) => guard(head) ?? answering.refusal(head), handler, times),
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.hijack();
    const { socket } = request.raw;
    const firstPacket = firstPackets.get(socket);
    firstPackets.delete(socket);
    await respond(request.originalUrl, request.raw, reply.raw, answering, firstPacket);
  });
  return app;
};

const neverUsed = (): never => {
  throw new Error('No route has a schema.');
};

const respond = async (
  target: string,
  incoming: IncomingMessage,
  response: ServerResponse,
  answering: Answering,
  firstPacket: Buffer | undefined,
): Promise<void> => {
  const { method = '', rawHeaders, httpVersion, socket } = incoming;
  try {
    const arrived = await bodyOf(incoming, firstPacket);
    if (arrived === 'gone') return;
    if (arrived === 'too-large') return writeAnswer(response, plainText(bodyTooLarge));
    const outcome = await answering.answer({
      method,
      target,
      headers: headerPairs(rawHeaders),
      ...arrived,
      peer: plainAddress(socket.remoteAddress),
      ...(httpVersion === '1.0' ? ({ httpVersion } as const) : {}),
    });
    writeOutcome(response, outcome);
  } catch (error) {
    const outcome = failedAnswer(answering, { method, target }, error);
    if (response.headersSent) response.destroy();
    else writeOutcome(response, outcome);
  }
};

const bodyTooLarge: Refusal = {
  status: 413,
  reason: 'Payload Too Large',
  text: `A body may have ${maxBodyBytes / 1024} KiB; Nova itself takes 1020 bytes of a password.`,
};
