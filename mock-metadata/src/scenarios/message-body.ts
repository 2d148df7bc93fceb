import type { Outcome } from '../message.ts';

const nothing = new Uint8Array(0);

/** The bytes of an answer's body; none where there is no answer. */
export const bodyOf = (outcome: Outcome): Uint8Array =>
  outcome.kind === 'answer' ? outcome.answer.body : nothing;
