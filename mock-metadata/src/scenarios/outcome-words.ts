import type { Outcome } from '../message.ts';

const words = {
  closed: 'closed: the connection ended without a byte',
  reset: 'reset: the connection was torn down',
  refused: 'refused: nobody listens',
  timeout: 'timeout: no answer in time',
  garbage: 'garbage: bytes that are not HTTP',
} as const satisfies Record<Exclude<Outcome['kind'], 'answer'>, string>;

/** What came back, in a few words: `404 Not Found`, `closed: …`. */
export const outcomeWords = (outcome: Outcome): string =>
  outcome.kind === 'answer'
    ? `${outcome.answer.status} ${outcome.answer.reason}`
    : words[outcome.kind];
