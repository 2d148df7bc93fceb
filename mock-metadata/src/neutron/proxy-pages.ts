import type { Header, HttpAnswer } from '../message.ts';
import type { ParserRefusal } from './parser-refusal.ts';

const html = (title: string, sentence: string): Uint8Array =>
  new TextEncoder().encode(`<html><body><h1>${title}</h1>\n${sentence}\n</body></html>\n`);

/**
 * A page for a request that haproxy never took in. It is written before anything is parsed, in
 * haproxy's own spelling of header names, and ends the connection.
 */
const earlyPage = (
  status: number,
  reason: string,
  sentence: string,
  saysClose: boolean,
): HttpAnswer => {
  const body = html(`${status} ${reason}`, sentence);
  return {
    status,
    reason,
    headers: [
      ['Content-length', String(body.length)],
      ['Cache-Control', 'no-cache'],
      ...(saysClose ? ([['Connection', 'close']] as const) : []),
      ['Content-Type', 'text/html'],
    ],
    body,
  };
};

const refusalPages: Readonly<Record<ParserRefusal['status'], HttpAnswer>> = {
  400: earlyPage(400, 'Bad request', 'Your browser sent an invalid request.', true),
  413: earlyPage(
    413,
    'Payload Too Large',
    'The request entity exceeds the maximum allowed.',
    false,
  ),
  422: earlyPage(
    422,
    'Unprocessable Content',
    'The server cannot process the contained instructions.',
    false,
  ),
};

/** The page for a request that haproxy's parser refuses. */
export const refusalPage = ({ status }: ParserRefusal): HttpAnswer => refusalPages[status];

/** The page for a request that did not arrive whole within 30 seconds (`timeout http-request`). */
export const requestTimeOutPage = earlyPage(
  408,
  'Request Time-out',
  "Your browser didn't send a complete request in time.",
  true,
);

const page = (status: number, reason: string, sentence: string): HttpAnswer => {
  const body = html(`${status} ${reason}`, sentence);
  const headers: readonly Header[] = [
    ['content-length', String(body.length)],
    ['cache-control', 'no-cache'],
    ['content-type', 'text/html'],
  ];
  return { status, reason, headers, body };
};

export const tooManyRequestsPage = page(
  429,
  'Too Many Requests',
  'You have sent too many requests in a given amount of time.',
);

/** What `monitor-uri` answers. */
export const monitorPage = page(200, 'OK', 'Service ready.');

export const badGatewayPage = page(
  502,
  'Bad Gateway',
  'The server returned an invalid or incomplete response.',
);

export const unavailablePage = page(
  503,
  'Service Unavailable',
  'No server is available to handle this request.',
);

export const timeOutPage = page(504, 'Gateway Time-out', "The server didn't respond in time.");
