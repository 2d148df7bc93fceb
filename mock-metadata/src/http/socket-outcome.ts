import type { Socket } from 'node:net';
import type { HttpAnswer, Outcome } from '../message.ts';
import { headText, isFramed, latin1Text } from './answer-text.ts';
import { sendSlowly } from './slow-body.ts';

/** haproxy gives a silent service up after 32 s, an agent after 60 s; nobody learns more later. */
export const silenceMs = 60_000;

/** Above this, one string of head and body costs more than two writes. */
const oneWriteBytes = 64 * 1024;

/**
 * Sends an outcome as it is over a connection that Node's HTTP server has no part in. `onSent` is
 * called once the connection can take the next request, and never where it cannot.
 */
export const sendOutcome = (
  socket: Socket,
  outcome: Outcome,
  method: string,
  onSent: (() => void) | undefined,
): void => {
  switch (outcome.kind) {
    case 'answer':
      sendAnswer(socket, outcome.answer, method, onSent);
      return;
    case 'closed':
      socket.destroySoon();
      return;
    case 'reset':
    case 'refused':
      reset(socket);
      return;
    case 'garbage':
      socket.write(outcome.bytes);
      socket.destroySoon();
      return;
    case 'timeout':
      socket.setTimeout(silenceMs, () => socket.destroy());
      return;
  }
};

/** Only TCP has resets; a unix socket or a pipe is closed. */
export const reset = (socket: Socket): void => {
  if (socket.localPort === undefined) socket.destroy();
  else socket.resetAndDestroy();
};

const sendAnswer = (
  socket: Socket,
  answer: HttpAnswer,
  method: string,
  onSent: (() => void) | undefined,
): void => {
  const sent =
    onSent !== undefined && isFramed(method, answer) ? onSent : () => socket.destroySoon();
  const { bytesPerSecond } = answer;
  const body = method === 'HEAD' ? nothing : answer.body;
  const head = headText(answer);
  if (bytesPerSecond !== undefined) {
    socket.write(head, 'latin1');
    sendSlowly(body, bytesPerSecond, {
      write: (piece) => void socket.write(piece),
      end: sent,
      isGone: () => socket.destroyed,
    });
    return;
  }
  if (body.length <= oneWriteBytes) socket.write(head + latin1Text(body), 'latin1');
  else {
    socket.cork();
    socket.write(head, 'latin1');
    socket.write(body);
    socket.uncork();
  }
  sent();
};

const nothing = new Uint8Array(0);
