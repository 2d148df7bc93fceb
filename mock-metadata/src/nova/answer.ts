import type { Header, HttpAnswer } from '../message.ts';
import type { NovaResult } from './world.ts';

const utf8 = new TextEncoder();
const nothing = new Uint8Array(0);

/** 200 with a text, or with bytes that Nova calls a text. */
export const textAnswer = (body: string | Uint8Array): NovaResult =>
  found(typeof body === 'string' ? utf8.encode(body) : body, 'text/plain; charset=UTF-8');

/** 200 with JSON that is already written. */
export const jsonAnswer = (body: Uint8Array): NovaResult => found(body, 'application/json');

/** 200 of the password handler, which leaves WebOb's default type and its order of headers. */
export const passwordAnswer = (password: string): NovaResult => {
  const body = utf8.encode(password);
  return answer(200, 'OK', body, [
    ['Content-Type', 'text/html; charset=UTF-8'],
    ['Content-Length', String(body.length)],
  ]);
};

const found = (body: Uint8Array, type: string): NovaResult =>
  answer(200, 'OK', body, lengthAndType(body, type));

const lengthAndType = (body: Uint8Array, type: string): readonly Header[] => [
  ['Content-Length', String(body.length)],
  ['Content-Type', type],
];

export const answer = (
  status: number,
  reason: string,
  body: Uint8Array,
  headers: readonly Header[],
): NovaResult => ({ kind: 'answer', answer: { status, reason, headers, body } });

/** The answer to HEAD: the same headers, no body. */
export const withoutBody = (full: HttpAnswer): NovaResult =>
  answer(full.status, full.reason, nothing, full.headers);
