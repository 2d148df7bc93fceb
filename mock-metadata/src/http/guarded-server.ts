import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { headerPairs } from '../sources/exchange.ts';
import type { Refusal, RequestHead } from './guard.ts';
import { plainAddress } from './plain-address.ts';
import { plainText } from './plain-text.ts';
import { writeAnswer } from './write-outcome.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** How long a request may take to arrive, in milliseconds. */
export interface ArrivalTimes {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  /** How often it is looked whether one took longer. */
  readonly connectionsCheckingInterval: number;
}

/** Times that no client of a metadata service needs to exceed. */
export const usualTimes: ArrivalTimes = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1000,
};

const limits = {
  maxHeaderSize: 16 * 1024,
  // What haproxy in front of Nova does.
  keepAliveTimeout: 30_000,
  insecureHTTPParser: false,
};

/**
 * An HTTP server that hands on only what `refusalOf` lets pass; refusals and malformed messages are
 * answered here, in plain text.
 */
export const guardedServer = (
  refusalOf: (head: RequestHead) => Refusal | undefined,
  pass: Listener,
  times: ArrivalTimes,
): Server => {
  const latest = new WeakMap<Duplex, Exchange>();
  const guarded =
    (continues: boolean): Listener =>
    (request, response) => {
      latest.set(request.socket, { request, response });
      const refusal = refusalOf(headOf(request));
      if (refusal !== undefined) return writeAnswer(response, plainText(refusal));
      if (continues) response.writeContinue();
      pass(request, response);
    };
  const server = createServer({ ...limits, ...times }, guarded(false));
  // Beyond 2000 lines Node would drop the rest unseen, a Host or Origin among them.
  server.maxHeadersCount = 0;
  server.on('checkContinue', guarded(true));
  server.on('connect', (_request, socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(rawAnswer(noTunnel), () => socket.destroy());
  });
  server.on('clientError', (error, socket) => answerBrokenMessage(error, socket, latest));
  return server;
};

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const headOf = (request: IncomingMessage): RequestHead => ({
  method: request.method ?? '',
  target: request.url ?? '',
  httpVersion: request.httpVersion,
  headers: headerPairs(request.rawHeaders),
  localAddress: plainAddress(request.socket.localAddress),
  localPort: request.socket.localPort ?? 0,
});

const rawAnswer = (refusal: Refusal): Buffer => {
  const { status, reason, headers, body } = plainText(refusal);
  const lines = [...headers, ['Connection', 'close']].map(([name, value]) => `${name}: ${value}`);
  const head = `HTTP/1.1 ${status} ${reason}\r\n${lines.join('\r\n')}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), body]);
};

const noTunnel: Refusal = {
  status: 405,
  reason: 'Method Not Allowed',
  text: 'This is a metadata service, not a proxy: CONNECT leads nowhere. Use GET.',
  headers: [['Allow', 'GET, HEAD, OPTIONS']],
};

const answerBrokenMessage = (
  error: NodeJS.ErrnoException,
  socket: Duplex,
  latest: WeakMap<Duplex, Exchange>,
): void => {
  const mayAnswer = isOurTurn(latest.get(socket)) && socket.writable;
  if (error.code === 'ECONNRESET' || !mayAnswer) socket.destroy();
  else socket.end(rawAnswer(refusalFor(error)), () => socket.destroy());
};

// One answer a request, in order: no second one for a body that turns bad after its answer, none
// ahead of an answer still to come.
const isOurTurn = (exchange: Exchange | undefined): boolean =>
  exchange === undefined ||
  (exchange.request.complete ? exchange.response.writableFinished : !exchange.response.headersSent);

const refusalFor = (error: NodeJS.ErrnoException): Refusal => {
  switch (error.code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return {
        status: 408,
        reason: 'Request Timeout',
        text: `The request did not arrive in time: the head may take ${usualTimes.headersTimeout / 1000} s, all of it ${usualTimes.requestTimeout / 1000} s.`,
      };
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        reason: 'Request Header Fields Too Large',
        text: `Target and headers may have ${limits.maxHeaderSize / 1024} KiB together. Send less.`,
      };
    case 'HPE_INVALID_METHOD':
      return {
        status: 400,
        reason: 'Bad Request',
        text: 'The request begins with no method that is known here. Use http:// (not https://) and GET; mock-metadata --relax-guard lets every method through.',
      };
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return { status: 413, reason: 'Payload Too Large', text: 'Chunk extensions are too long.' };
    default:
      return {
        status: 400,
        reason: 'Bad Request',
        text: 'This is not an HTTP/1.1 request. Use http:// (not https://) and an ordinary client.',
      };
  }
};
