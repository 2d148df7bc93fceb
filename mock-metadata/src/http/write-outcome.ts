import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { answered, type HttpAnswer, type Outcome } from '../message.ts';
import { isFramed } from './answer-text.ts';
import { sendSlowly } from './slow-body.ts';
import { reset, sendOutcome, silenceMs } from './socket-outcome.ts';

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
    case 'reset':
    case 'refused':
      withSocket(response, reset);
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
  const { method = '' } = response.req;
  if (answer.httpVersion === '1.0') {
    // Node writes no other version than its own.
    withSocket(response, (socket) => sendOutcome(socket, answered(answer), method, undefined));
    return;
  }
  if (!isFramed(method, answer)) response.shouldKeepAlive = false;
  // Node adds what was never removed.
  for (const name of ['Date', 'Connection', 'Content-Length', 'Transfer-Encoding']) {
    response.removeHeader(name);
  }
  response.writeHead(answer.status, answer.reason, answer.headers.flat());
  if (answer.bytesPerSecond === undefined || method === 'HEAD') {
    response.end(answer.body);
    return;
  }
  response.flushHeaders();
  sendSlowly(answer.body, answer.bytesPerSecond, {
    write: (piece) => void response.write(piece),
    end: () => void response.end(),
    isGone: () => response.destroyed,
  });
};

// A pipelined request gets its socket only when the answers before it are out.
const withSocket = (response: ServerResponse, act: (socket: Socket) => void): void => {
  if (response.socket === null) response.once('socket', act);
  else act(response.socket);
};

const keepSilent = (response: ServerResponse): void => {
  const giveUp = setTimeout(() => response.destroy(), silenceMs);
  response.once('close', () => clearTimeout(giveUp));
};
