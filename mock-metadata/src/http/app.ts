import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import type { HttpRequest, Outcome } from '../message.ts';
import { headerPairs } from '../sources/exchange.ts';
import { type Refusal, type RequestHead, refusalOf } from './guard.ts';
import { guardedServer, plainAddress, plainText } from './guarded-server.ts';
import { bodyOf, maxBodyBytes } from './request-body.ts';
import { writeAnswer, writeOutcome } from './write-outcome.ts';

/** Who answers what came over the wire. A rejection is a bug: it is logged and answered with 500. */
export interface Answering {
  /** What is refused beyond what the guard refuses; undefined = it may pass. */
  refusal(head: RequestHead): Refusal | undefined;
  answer(request: HttpRequest): Promise<Outcome>;
  log(line: string): void;
}

/**
 * The HTTP application in front of the hops, not yet listening. It routes nothing: every request,
 * whatever its method and target, goes as it is to `answering`, and the outcome comes back as it is.
 * The guard stands in its server, so `inject` goes past it. `boundHost` is where it will listen.
 */
export const metadataApp = (boundHost: string, answering: Answering): FastifyInstance => {
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
      guardedServer((head) => refusalOf(head, boundHost) ?? answering.refusal(head), handler),
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.hijack();
    await respond(request.originalUrl, request.raw, reply.raw, answering);
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
): Promise<void> => {
  try {
    const body = await bodyOf(incoming);
    if (body === 'gone') return;
    if (body === 'too-large') return writeAnswer(response, plainText(bodyTooLarge));
    const outcome = await answering.answer({
      method: incoming.method ?? '',
      target,
      headers: headerPairs(incoming.rawHeaders),
      body,
      peer: plainAddress(incoming.socket.remoteAddress),
    });
    writeOutcome(response, outcome);
  } catch (error) {
    answering.log(bugReport(incoming.method, target, error));
    if (response.headersSent) response.destroy();
    else writeAnswer(response, plainText(failedHere));
  }
};

const bodyTooLarge: Refusal = {
  status: 413,
  reason: 'Payload Too Large',
  text: `A body may have ${maxBodyBytes / 1024} KiB; Nova itself takes 1020 bytes of a password.`,
};

const failedHere: Refusal = {
  status: 500,
  reason: 'Internal Server Error',
  text: 'The mock itself failed (this is no answer of Nova). Its log says more; please report it.',
};

const bugReport = (method: string | undefined, target: string, error: unknown): string => {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Bug: ${method} ${target.slice(0, 200)} failed inside the mock: ${detail}`;
};
