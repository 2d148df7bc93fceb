import { gzipSync } from 'node:zlib';
import {
  answered,
  type Header,
  type HttpRequest,
  type Outcome,
} from '../../mock-metadata/src/message.ts';
import type { Result } from './recorded.ts';

/** A step's word on the Nova behind the agent; its form is in the data's README. */
export type NovaBehaviour = 'refused' | Readonly<Record<string, unknown>>;

const byDefault: NovaBehaviour = {
  status: 200,
  headers: [['Content-Type', 'text/plain; charset=UTF-8']],
  body: 'body from nova',
};

/** What the recorder's stand-in for Nova does with a request. */
export const standInNova = (given: unknown, { method }: HttpRequest): Outcome => {
  const behaviour = (given ?? byDefault) as NovaBehaviour;
  if (behaviour === 'refused') return { kind: 'refused' };
  if (behaviour['close'] === true) return { kind: 'closed' };
  if (typeof behaviour['raw'] === 'string') return answerIn(Buffer.from(behaviour['raw'], 'utf8'));
  const body = bodyOf(behaviour);
  const headers = (behaviour['headers'] ?? []) as readonly Header[];
  const framing: Header = behaviour['chunked']
    ? ['Transfer-Encoding', 'chunked']
    : ['Content-Length', String(body.length)];
  return answered({
    status: Number(behaviour['status'] ?? 200),
    reason: 'Whatever',
    headers: [...headers, framing, ['Connection', 'close']],
    body: method === 'HEAD' ? Buffer.alloc(0) : body,
  });
};

const bodyOf = (behaviour: Readonly<Record<string, unknown>>): Buffer => {
  const { body = '', body_b64: base64 } = behaviour;
  const bytes =
    typeof base64 === 'string' ? Buffer.from(base64, 'base64') : Buffer.from(String(body));
  return behaviour['gzip_encode'] ? gzipSync(bytes) : bytes;
};

/** An answer written out; what is none is garbage. */
const answerIn = (bytes: Buffer): Outcome => {
  const blank = bytes.indexOf('\r\n\r\n');
  const [first = '', ...lines] = bytes.toString('latin1', 0, Math.max(blank, 0)).split('\r\n');
  const [, status, reason = ''] = /^HTTP\/1\.[01] (\d{3}) ?(.*)$/.exec(first) ?? [];
  if (status === undefined) return { kind: 'garbage', bytes };
  const headers = lines.map((line): Header => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return answered({ status: Number(status), reason, headers, body: bytes.subarray(blank + 4) });
};

/** A request that reached Nova, in the recorder's form. */
export const novaCall = ({ method, target, headers, body }: HttpRequest): Result => ({
  request_line: `${method} ${target} HTTP/1.1`,
  headers: headers.filter(([name]) => name !== 'Host'),
  ...(body.length === 0 ? {} : { body: Buffer.from(body).toString('utf8') }),
});
