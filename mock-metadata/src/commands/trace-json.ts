import { Buffer, isUtf8 } from 'node:buffer';
import type { HttpAnswer, HttpRequest, Outcome } from '../message.ts';
import type { HopTrace, Trace } from '../trace.ts';

type BodyJson = { readonly body: string } | { readonly body_base64: string };

/** A body as text where it is text, as base64 else; JSON has no bytes. */
const bodyJson = (body: Uint8Array): BodyJson =>
  isUtf8(body)
    ? { body: Buffer.from(body).toString('utf8') }
    : { body_base64: Buffer.from(body).toString('base64') };

const requestJson = ({ body, ...request }: HttpRequest) => ({ ...request, ...bodyJson(body) });

const answerJson = ({ body, ...answer }: HttpAnswer) => ({ ...answer, ...bodyJson(body) });

const outcomeJson = (outcome: Outcome) => {
  if (outcome.kind === 'answer') return { kind: 'answer', answer: answerJson(outcome.answer) };
  if (outcome.kind === 'garbage') return { kind: 'garbage', ...bodyJson(outcome.bytes) };
  return outcome;
};

const hopJson = ({ received, forwarded, returned, ...hop }: HopTrace) => ({
  ...hop,
  received: requestJson(received),
  ...(forwarded === undefined ? {} : { forwarded: requestJson(forwarded) }),
  returned: outcomeJson(returned),
});

/** A trace as plain data for other programs: the fields of `Trace`, with bodies as `body` or `body_base64`. */
export const traceJson = ({ hops, outcome, ...trace }: Trace) => ({
  ...trace,
  outcome: outcomeJson(outcome),
  hops: hops.map(hopJson),
});
