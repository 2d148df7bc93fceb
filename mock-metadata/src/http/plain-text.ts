import type { HttpAnswer } from '../message.ts';
import type { Refusal } from './guard.ts';

/** A plain-text answer in our own words, as opposed to one of the simulated programs. */
export const plainText = ({ status, reason, text, headers = [] }: Refusal): HttpAnswer => {
  const body = new TextEncoder().encode(`${text}\n`);
  return {
    status,
    reason,
    headers: [
      ['Content-Type', 'text/plain; charset=UTF-8'],
      ['Content-Length', String(body.length)],
      ...headers,
    ],
    body,
  };
};
