import type { Header, HttpAnswer } from '../message.ts';

const html = (title: string, sentence: string): Uint8Array =>
  new TextEncoder().encode(`<html><body><h1>${title}</h1>\n${sentence}\n</body></html>\n`);

/**
 * The page for a request that haproxy's parser refuses. It is written before anything is parsed,
 * in haproxy's own spelling of header names, and ends the connection.
 */
export const badRequestPage: HttpAnswer = (() => {
  const body = html('400 Bad request', 'Your browser sent an invalid request.');
  return {
    status: 400,
    reason: 'Bad request',
    headers: [
      ['Content-length', String(body.length)],
      ['Cache-Control', 'no-cache'],
      ['Connection', 'close'],
      ['Content-Type', 'text/html'],
    ],
    body,
  };
})();

const page = (status: number, reason: string, sentence: string): HttpAnswer => {
  const body = html(`${status} ${reason}`, sentence);
  const headers: readonly Header[] = [
    ['content-length', String(body.length)],
    ['cache-control', 'no-cache'],
    ['content-type', 'text/html'],
  ];
  return { status, reason, headers, body };
};

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
