import type { Lab } from '../lab/model.ts';
import { answered, type Header, type HttpRequest, headerValue, type Outcome } from '../message.ts';
import { pythonRepr } from './python/text.ts';
import type { NovaResult } from './world.ts';

/**
 * What a result of Nova's application looks like from outside its server. uwsgi closes the
 * connection without a byte when an exception escapes, and answers in the version it was asked in;
 * eventlet answers 500 with an empty body, dates every answer and says where it closes.
 * Source: recorded answers of both servers.
 */
export const outcomeAtFront = (
  result: NovaResult,
  { frontServer }: Pick<Lab['nova'], 'frontServer'>,
  request: HttpRequest,
  now: () => number,
): Outcome => {
  if (frontServer === 'uwsgi') {
    if (result.kind === 'exception') return { kind: 'closed' };
    const { httpVersion } = request;
    return httpVersion === undefined ? result : answered({ ...result.answer, httpVersion });
  }
  const answer = result.kind === 'exception' ? emptyError : result.answer;
  const headers: readonly Header[] = [
    ...answer.headers,
    ['Date', new Date(now()).toUTCString()],
    ...eventletConnection(request),
  ];
  return answered({ ...answer, headers });
};

const emptyError = {
  status: 500,
  reason: 'Internal Server Error',
  headers: [
    ['Content-Type', 'text/plain'],
    ['Content-Length', '0'],
  ],
  body: new Uint8Array(0),
} as const;

/** It looks for one of two words and says what it does where it was told so. */
const eventletConnection = ({ headers, httpVersion }: HttpRequest): readonly Header[] => {
  const wish = (headerValue(headers, 'Connection') ?? '').toLowerCase();
  if (wish === 'keep-alive') return [['Connection', 'keep-alive']];
  return wish === 'close' || httpVersion !== undefined ? [['Connection', 'close']] : [];
};

/**
 * A request as the server hands it on: eventlet since 0.33.2 drops names with underscores, which
 * could pass for others with dashes.
 */
export const seenByFront = (
  request: HttpRequest,
  { release, nova }: Pick<Lab, 'release' | 'nova'>,
): HttpRequest => {
  if (nova.frontServer === 'uwsgi' || release === 'zed') return request;
  const { headers } = request;
  return headers.some(([name]) => name.includes('_'))
    ? { ...request, headers: headers.filter(([name]) => !name.includes('_')) }
    : request;
};

/**
 * What the server makes of a first line that is no HTTP/1 request. uwsgi hangs up. eventlet's has
 * Python's page for it, without a status line, because it takes the client for one of HTTP/0.9.
 * Source: recorded answers; http.server of Python.
 */
export const unreadableAtFront = (
  line: string,
  { frontServer }: Pick<Lab['nova'], 'frontServer'>,
): Outcome => {
  const words = line.split(/\s+/).filter((word) => word !== '');
  const message = frontServer === 'uwsgi' ? undefined : whyUnreadable(line, words);
  if (message === undefined) return { kind: 'closed' };
  const page = `<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: 400</p>
        <p>Message: ${htmlEscaped(message)}.</p>
        <p>Error code explanation: 400 - Bad request syntax or unsupported method.</p>
    </body>
</html>
`;
  return { kind: 'garbage', bytes: new TextEncoder().encode(page) };
};

const whyUnreadable = (line: string, words: readonly string[]): string | undefined => {
  const [method = ''] = words;
  switch (words.length) {
    case 0:
      return undefined;
    case 1:
      return `Bad request syntax (${pythonRepr(line)})`;
    case 2:
      return `Bad HTTP/0.9 request type (${pythonRepr(method)})`;
    default:
      return `Bad request version (${pythonRepr(words.at(-1) ?? '')})`;
  }
};

const htmlEscaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
