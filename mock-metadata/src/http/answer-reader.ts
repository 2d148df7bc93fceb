import { type Header, type HttpAnswer, headerValue } from '../message.ts';
import { unchunked } from './chunks.ts';

/** What can be made of the bytes of an answer that came so far. */
export type AnswerRead =
  | { readonly kind: 'answer'; readonly answer: HttpAnswer }
  | { readonly kind: 'garbage' }
  | { readonly kind: 'incomplete' };

const garbage: AnswerRead = { kind: 'garbage' };
const incomplete: AnswerRead = { kind: 'incomplete' };

/**
 * Reads the answer to a request. `isEnded`: nothing more comes, so a body may be shorter than its
 * Content-Length. A chunked body is decoded, and its Transfer-Encoding header stays.
 */
export const readAnswer = (bytes: Buffer, method: string, isEnded: boolean): AnswerRead => {
  const end = headEnd(bytes);
  if (end === undefined) {
    const isHttpSoFar = 'HTTP/1.'.startsWith(bytes.toString('latin1', 0, 7));
    return isEnded || !isHttpSoFar ? garbage : incomplete;
  }
  const head = headOf(bytes.toString('latin1', 0, end).trimEnd());
  if (head === undefined) return garbage;
  const rest = bytes.subarray(end);
  // 100 Continue and its like come before the answer.
  if (head.status < 200) return readAnswer(rest, method, isEnded);
  return withBody(head, rest, method, isEnded);
};

const headEnd = (bytes: Buffer): number | undefined => {
  const at = bytes.indexOf('\r\n\r\n');
  if (at >= 0) return at + 4;
  const bare = bytes.indexOf('\n\n');
  return bare < 0 ? undefined : bare + 2;
};

type Head = Omit<HttpAnswer, 'body'>;

const headOf = (text: string): Head | undefined => {
  const [first = '', ...lines] = text.split(/\r?\n/);
  const [, minor, status, reason = ''] = /^HTTP\/1\.([01]) (\d{3})(?: (.*))?$/.exec(first) ?? [];
  if (status === undefined) return undefined;
  const headers = lines.map(headerIn);
  if (headers.includes(undefined)) return undefined;
  return {
    status: Number(status),
    reason,
    headers: headers.filter((header) => header !== undefined),
    ...(minor === '0' ? ({ httpVersion: '1.0' } as const) : {}),
  };
};

const headerIn = (line: string): Header | undefined => {
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
  return name === undefined || value === undefined ? undefined : [name, value];
};

const withBody = (head: Head, rest: Buffer, method: string, isEnded: boolean): AnswerRead => {
  const body = bodyIn(rest, head, method, isEnded);
  if (body === 'garbage' || (body === 'incomplete' && isEnded)) return garbage;
  return body === 'incomplete'
    ? incomplete
    : { kind: 'answer', answer: { ...head, body: new Uint8Array(body) } };
};

const bodyIn = (
  rest: Buffer,
  { status, headers }: Head,
  method: string,
  isEnded: boolean,
): Uint8Array | 'garbage' | 'incomplete' => {
  if (method === 'HEAD' || status === 204 || status === 304) return nothing;
  const coding = headerValue(headers, 'transfer-encoding') ?? '';
  if (/\bchunked\b/i.test(coding)) return unchunked(rest);
  const length = headerValue(headers, 'content-length');
  if (length === undefined) return isEnded ? rest : 'incomplete';
  if (!/^\d+$/.test(length)) return 'garbage';
  return rest.length < Number(length) && !isEnded ? 'incomplete' : rest.subarray(0, Number(length));
};

const nothing = new Uint8Array(0);
