import type { Socket } from 'node:net';
import type { Release } from '../lab/model.ts';
import { answered, type HttpRequest, type Outcome } from '../message.ts';
import { headText } from './answer-text.ts';
import type { AskedBy, Refusal, RequestHead } from './guard.ts';
import { plainText } from './plain-text.ts';

/** Answers one request, each time anew; what follows from its bytes alone is worked out already. */
export type Ask = () => Outcome | Promise<Outcome>;

/** Who answers what came over the wire. What it throws is a bug: it is logged and answered with 500. */
export interface Answering {
  /** Clients unless said. */
  readonly askedBy?: AskedBy;
  /** What is refused beyond what the guard refuses; undefined = it may pass. */
  refusal(head: RequestHead): Refusal | undefined;
  answer(request: HttpRequest): Outcome | Promise<Outcome>;
  /** Answers a request that is expected again and again. Absent = as `answer` does. */
  answerAgain?(request: HttpRequest): Ask;
  /** Whose haproxy decides what can be read where the guard is not strict. */
  release(): Release;
  log(line: string): void;
}

/** Who answers what one of our own readers, and not Node's, has read from a socket. */
export interface SocketAnswering {
  /** What is refused after all; undefined = it may pass. */
  refusal(request: HttpRequest, socket: Socket): Refusal | undefined;
  /** Never rejects. */
  answer(request: HttpRequest, socket: Socket): Promise<Outcome>;
}

/** The answer where answering threw; the log gets the rest. */
export const failedAnswer = (
  { log }: Pick<Answering, 'log'>,
  { method, target }: Pick<HttpRequest, 'method' | 'target'>,
  error: unknown,
): Outcome => {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log(`Bug: ${method} ${target.slice(0, 200)} failed inside the mock: ${detail}`);
  return answered(plainText(failedHere));
};

const failedHere: Refusal = {
  status: 500,
  reason: 'Internal Server Error',
  text: 'The mock itself failed (this is no answer of Nova). Its log says more; please report it.',
};

/** `answer` for whoever cannot handle a rejection, nor an answer that cannot be sent. */
export const safeAnswer = async (answering: Answering, request: HttpRequest): Promise<Outcome> => {
  try {
    const outcome = await answering.answer(request);
    if (outcome.kind === 'answer') headText(outcome.answer);
    return outcome;
  } catch (error) {
    return failedAnswer(answering, request, error);
  }
};
