import type { HttpAnswer, Outcome } from '../../mock-metadata/src/message.ts';
import type { Result } from './recorded.ts';

/** An outcome in the recorder's form, with its tokens in place of random seed and dates. */
export const seenOutcome = (outcome: Outcome, seed?: string): Result => {
  switch (outcome.kind) {
    case 'answer':
      return seenAnswer(outcome.answer, seed);
    case 'garbage':
      return { raw: Buffer.from(outcome.bytes).toString('utf8') };
    case 'timeout':
      return { no_response: true, timed_out_waiting_for_close: true };
    case 'closed':
    case 'reset':
    case 'refused':
      return { no_response: true };
  }
};

const seenAnswer = (answer: HttpAnswer, seed: string | undefined): Result => {
  const { status, reason, headers, body, httpVersion = '1.1' } = answer;
  const isChunked = headers.some(([name]) => name.toLowerCase() === 'transfer-encoding');
  return {
    http_version: `HTTP/${httpVersion}`,
    status,
    reason,
    headers: headers.map(([name, value]) => [name, isDate(name) ? '@DATE@' : fromWire(value)]),
    // Bodies here carry no coding, so one that says so has no chunks in it.
    ...(isChunked ? { bad_chunks: true } : {}),
    ...seenBody(body, seed),
  };
};

const isDate = (name: string): boolean => name.toLowerCase() === 'date';

/** Header texts travel as one character a byte and are recorded as UTF-8. */
const fromWire = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');

export const seenBody = (body: Uint8Array, seed: string | undefined): Result => {
  const text = Buffer.from(body).toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(body)) {
    return { body_b64: Buffer.from(body).toString('base64') };
  }
  return { body: seed === undefined ? text : text.replace(seed, '@RANDOM_SEED@') };
};
