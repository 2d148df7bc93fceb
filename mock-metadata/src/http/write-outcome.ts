import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type HttpAnswer, headerValue, type Outcome } from '../message.ts';

/** haproxy gives a silent service up after 32 s; a client that waits longer learns nothing more. */
const silenceMs = 60_000;

/**
 * Sends an outcome to the client as it is: header names, order and case as given, nothing added,
 * header and body in one write (two make a client with delayed ACKs wait 40 ms).
 */
export const writeOutcome = (response: ServerResponse, outcome: Outcome): void => {
  switch (outcome.kind) {
    case 'answer':
      writeAnswer(response, outcome.answer);
      return;
    case 'closed':
      response.destroy();
      return;
    case 'refused':
      withSocket(response, (socket) => socket.resetAndDestroy());
      return;
    case 'garbage':
      withSocket(response, (socket) => socket.end(outcome.bytes));
      return;
    case 'timeout':
      keepSilent(response);
      return;
  }
};

/** Sends an answer as it is; one without a Content-Length, or a wrong one, ends with the connection. */
export const writeAnswer = (response: ServerResponse, answer: HttpAnswer): void => {
  if (!isFramed(response, answer)) response.shouldKeepAlive = false;
  // Node adds what was never removed.
  for (const name of ['Date', 'Connection', 'Content-Length', 'Transfer-Encoding']) {
    response.removeHeader(name);
  }
  response.writeHead(answer.status, answer.reason, answer.headers.flat());
  response.end(answer.body);
};

const isFramed = ({ req: { method } }: ServerResponse, { headers, body }: HttpAnswer): boolean =>
  method === 'HEAD' || headerValue(headers, 'content-length') === String(body.length);

// A pipelined request gets its socket only when the answers before it are out.
const withSocket = (response: ServerResponse, act: (socket: Socket) => void): void => {
  if (response.socket === null) response.once('socket', act);
  else act(response.socket);
};

const keepSilent = (response: ServerResponse): void => {
  const giveUp = setTimeout(() => response.destroy(), silenceMs);
  response.once('close', () => clearTimeout(giveUp));
};
