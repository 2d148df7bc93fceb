import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { SourceError, type SourceErrorCode } from '../errors.ts';
import type { Header, HttpAnswer } from '../message.ts';

/** How long and how much an exchange may take before it is given up. */
export interface ExchangeLimits {
  readonly connectTimeoutMs: number;
  /** Longest silence after the connection stands. */
  readonly readTimeoutMs: number;
  /** Longest time in all; undefined = only the two above count. */
  readonly totalTimeoutMs?: number;
  readonly maxBytes: number;
}

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: readonly Header[];
  readonly body?: Uint8Array;
}

/**
 * One HTTP request and its answer over a connection of its own; redirects are answers, nothing is
 * decoded. Rejects with a SourceError that says which address failed, how, and after how long.
 */
export const exchange = async (
  request: ExchangeRequest,
  limits: ExchangeLimits,
  signal?: AbortSignal,
): Promise<HttpAnswer> => {
  const startMs = performance.now();
  try {
    return await answerTo(request, limits, signal);
  } catch (error) {
    throw sourceError(error, request.url, performance.now() - startMs);
  }
};

/** Thrown inside to say which limit was met; never leaves this file. */
class Limit extends Error {
  readonly code: SourceErrorCode;
  constructor(code: SourceErrorCode) {
    super(code);
    this.code = code;
  }
}

const answerTo = (
  { method, url, headers, body }: ExchangeRequest,
  limits: ExchangeLimits,
  signal?: AbortSignal,
): Promise<HttpAnswer> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing = send(url, {
      method,
      headers: Object.fromEntries(headers),
      agent: false,
      ...(signal && { signal }),
    });
    const stopWatching = watchTime(outgoing, limits);
    const settle = (done: () => void) => () => {
      stopWatching();
      done();
    };
    const fail = (error: unknown) => settle(() => reject(error))();
    outgoing.on('error', fail);
    outgoing.on('response', (incoming) => {
      bodyOf(incoming, limits.maxBytes).then((bytes) => {
        settle(() => resolve(answerFrom(incoming, bytes)))();
      }, fail);
    });
    outgoing.end(body);
  });

/** Ends the request with a Limit when it takes too long; returns the function that stops watching. */
const watchTime = (outgoing: ClientRequest, limits: ExchangeLimits): (() => void) => {
  const giveUp = () => outgoing.destroy(new Limit('timeout'));
  const connecting = setTimeout(giveUp, limits.connectTimeoutMs);
  const total =
    limits.totalTimeoutMs === undefined ? undefined : setTimeout(giveUp, limits.totalTimeoutMs);
  outgoing.on('socket', (socket) => {
    socket.once('connect', () => {
      clearTimeout(connecting);
      socket.setTimeout(limits.readTimeoutMs, giveUp);
    });
  });
  return () => {
    clearTimeout(connecting);
    clearTimeout(total);
  };
};

const bodyOf = (incoming: IncomingMessage, maxBytes: number): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > maxBytes) incoming.destroy(new Limit('too-large'));
    });
    incoming.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    incoming.on('error', reject);
  });

const answerFrom = (incoming: IncomingMessage, body: Uint8Array): HttpAnswer => ({
  status: incoming.statusCode ?? 0,
  reason: incoming.statusMessage ?? '',
  headers: headerPairs(incoming.rawHeaders),
  body,
});

/** Node's flat list of names and values as header lines. */
export const headerPairs = (flat: readonly string[]): readonly Header[] => {
  const pairs: Header[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) pairs.push([flat[at] ?? '', flat[at + 1] ?? '']);
  return pairs;
};

const codes: ReadonlyMap<string, SourceErrorCode> = new Map([
  ['ABORT_ERR', 'aborted'],
  ['ECONNREFUSED', 'refused'],
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['ETIMEDOUT', 'timeout'],
  ['ECONNRESET', 'closed'],
  ['EPIPE', 'closed'],
  ['EPROTO', 'tls'],
]);

const codeOf = (error: unknown): SourceErrorCode => {
  if (error instanceof Limit) return error.code;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = codes.get(code);
  if (known !== undefined) return known;
  if (code.startsWith('HPE_')) return 'not-http';
  return /^ERR_(SSL|TLS)_|CERT|UNABLE_TO_/.test(code) ? 'tls' : 'unreachable';
};

const sourceError = (error: unknown, url: URL, tookMs: number): SourceError => {
  const code = codeOf(error);
  const cause = error instanceof Limit ? undefined : error;
  return new SourceError(code, happened(code, url.origin, seconds(tookMs), cause), cause);
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(ms < 9950 ? 1 : 0)} s`;

const happened = (code: SourceErrorCode, where: string, time: string, cause: unknown): string => {
  const detail = cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : '';
  switch (code) {
    case 'refused':
      return `${where} refused the connection after ${time}.`;
    case 'dns':
      return `The host name in ${where} was not found after ${time}.`;
    case 'timeout':
      return `${where} did not answer within ${time}.`;
    case 'closed':
      return `${where} closed the connection after ${time} without a complete answer.`;
    case 'not-http':
      return `${where} answered after ${time}, but not in HTTP.`;
    case 'too-large':
      return `${where} sent more than is read; given up after ${time}.`;
    case 'aborted':
      return `Asking ${where} was cancelled after ${time}.`;
    case 'tls':
      return `No secure connection to ${where} after ${time}${detail}.`;
    default:
      return `${where} could not be reached after ${time}${detail}.`;
  }
};
