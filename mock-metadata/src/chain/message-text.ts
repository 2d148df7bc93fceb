import { isUtf8 } from 'node:buffer';
import type { Header, HttpAnswer, HttpRequest, Outcome } from '../message.ts';

const bodyLimitCharacters = 2_000;
const valueLimitCharacters = 1_000;

/** A request as it would stand on the wire, a long or binary body shortened. */
export const requestText = (request: HttpRequest): string => {
  const { method, target, headers, body, httpVersion = '1.1' } = request;
  return messageText(`${method} ${cut(target)} HTTP/${httpVersion}`, headers, body);
};

/** An answer as it would stand on the wire; what came in place of one in a few words. */
export const outcomeText = (outcome: Outcome): string => {
  switch (outcome.kind) {
    case 'answer':
      return answerText(outcome.answer);
    case 'garbage':
      return bodyText(outcome.bytes);
    default:
      return withoutAnswer[outcome.kind];
  }
};

/** What is seen where no answer came. */
const withoutAnswer = {
  closed: '(connection closed without a byte)',
  reset: '(connection reset without a byte)',
  refused: '(nobody listens: connection refused)',
  timeout: '(no answer in time)',
} as const;

const answerText = (answer: HttpAnswer): string =>
  messageText(statusLine(answer), answer.headers, answer.body);

/** An answer's first line and headers. */
export const headText = (answer: HttpAnswer): string =>
  messageText(statusLine(answer), answer.headers, nothing);

const statusLine = (answer: HttpAnswer): string => {
  const { status, reason, httpVersion = '1.1' } = answer;
  return `HTTP/${httpVersion} ${status} ${reason}`;
};

const nothing = new Uint8Array(0);

const messageText = (start: string, headers: readonly Header[], body: Uint8Array): string => {
  const lines = headers.map(([name, value]) => `${name}: ${cut(value)}`);
  const head = [start, ...lines].join('\n');
  return body.length === 0 ? head : `${head}\n\n${bodyText(body)}`;
};

const cut = (value: string): string =>
  value.length <= valueLimitCharacters
    ? value
    : `${value.slice(0, valueLimitCharacters)}… (${value.length - valueLimitCharacters} more characters)`;

const bodyText = (body: Uint8Array): string => {
  if (!isText(body)) return `(binary, ${body.length} bytes: ${hexOf(body)})`;
  const text = new TextDecoder().decode(body);
  const more = text.length - bodyLimitCharacters;
  return more <= 0 ? text : `${text.slice(0, bodyLimitCharacters)}\n… (${more} more characters)`;
};

const isText = (body: Uint8Array): boolean => isUtf8(body) && !body.includes(0);

const hexOf = (body: Uint8Array): string => {
  const begin = Array.from(body.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0'));
  return begin.join(' ') + (body.length > 16 ? ' …' : '');
};
