import { isUtf8 } from 'node:buffer';
import { type Header, type HttpRequest, headerValue } from '../message.ts';

/** The new agent reads its socket once, into a buffer of this size. */
const bufferBytes = 4096;

/**
 * What the new agent makes of the bytes of one read: a request whose texts are decoded UTF-8 and
 * whose method is in upper case; undefined where the parser raises. What goes beyond the buffer is
 * lost, and a chunked body keeps its framing.
 * Source: FACTS 3.3 and 14.20-21, webob.Request.from_file.
 */
export const readOnce = (request: HttpRequest): HttpRequest | undefined => {
  if (isReadAsItIs(request)) {
    return { ...request, method: request.method.toUpperCase(), body: bodyOf(request) };
  }
  const bytes = wireBytes(request).subarray(0, bufferBytes);
  return isUtf8(bytes) ? parsed(bytes) : undefined;
};

/** Whether the buffer ends before the request's headers do. */
export const isHeadCut = (request: HttpRequest): boolean => headBytes(request).length > bufferBytes;

const beyondAscii = /[^\0-\x7f]/;

const isTransferEncoding = (name: string): boolean => name.toLowerCase() === 'transfer-encoding';

/** Whether parsing the bytes again would only give the same request. */
const isReadAsItIs = (request: HttpRequest): boolean => {
  const { method, target, headers, body, bodyBytesWithHead, chunkSizes } = request;
  if (bodyBytesWithHead !== undefined || chunkSizes !== undefined) return false;
  let bytes = method.length + target.length + body.length + ' HTTP/1.1\r\n\r\n'.length + 1;
  for (const [name, value] of headers) {
    if (beyondAscii.test(value) || (name.length === 17 && isTransferEncoding(name))) return false;
    bytes += name.length + value.length + ': \r\n'.length;
  }
  return bytes <= bufferBytes && !beyondAscii.test(target) && isUtf8(body);
};

/** What one read finds on the socket: the packet that the head came in. */
const wireBytes = (request: HttpRequest): Buffer =>
  Buffer.concat([headBytes(request), ...bodyWithHead(request)]);

const headBytes = (request: HttpRequest): Buffer => {
  const { method, target, headers, httpVersion = '1.1' } = request;
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${target} HTTP/${httpVersion}\r\n${lines.join('')}\r\n`, 'latin1');
};

const bodyWithHead = (request: HttpRequest): readonly Uint8Array[] => {
  const { body, bodyBytesWithHead = body.length } = request;
  const came = body.subarray(0, bodyBytesWithHead);
  const sizes = chunkSizesOf(request);
  if (sizes === undefined) return [came];
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (const size of sizes) {
    if (at >= came.length) break;
    const chunk = came.subarray(at, at + size);
    chunks.push(Buffer.from(`${hexadecimal(size, request)}\r\n`), chunk);
    if (chunk.length === size) chunks.push(crlf);
    at += size;
  }
  return came.length < body.length ? chunks : [...chunks, Buffer.from('0\r\n\r\n')];
};

/** haproxy, which writes header names in lower case, has upper case for these; most others lower. */
const hexadecimal = (size: number, { headers }: HttpRequest): string => {
  const text = size.toString(16);
  return headers.some(([name]) => name === 'transfer-encoding') ? text.toUpperCase() : text;
};

const crlf = Buffer.from('\r\n');

/** A body that is chunked by its header alone is taken for one chunk. */
const chunkSizesOf = ({
  headers,
  body,
  chunkSizes,
}: HttpRequest): readonly number[] | undefined => {
  if (chunkSizes !== undefined) return chunkSizes;
  const coding = headerValue(headers, 'Transfer-Encoding') ?? '';
  if (!/\bchunked\b/i.test(coding)) return undefined;
  return body.length === 0 ? [] : [body.length];
};

const parsed = (bytes: Buffer): HttpRequest | undefined => {
  let at = 0;
  const line = (): string => {
    const feed = bytes.indexOf(0x0a, at);
    const end = feed < 0 ? bytes.length : feed + 1;
    const text = bytes.toString('utf8', at, end);
    at = end;
    return text;
  };
  const [method, target, version] = line().trim().split(/\s+/);
  if (method === undefined || target === undefined || version === undefined) return undefined;
  const headers: Header[] = [];
  for (let text = line(); text.trim() !== ''; text = line()) {
    const colon = text.indexOf(':');
    if (colon < 0) return undefined;
    headers.push([text.slice(0, colon), text.slice(colon + 1).trim()]);
  }
  const read = {
    method: method.toUpperCase(),
    target,
    headers,
    body: bytes.subarray(at),
    peer: '',
    ...(version === 'HTTP/1.0' ? ({ httpVersion: '1.0' } as const) : {}),
  };
  return { ...read, body: bodyOf(read) };
};

/** As much as Content-Length says; all there is where it is absent or no number. */
const bodyOf = ({ headers, body }: HttpRequest): Uint8Array => {
  if (body.length === 0) return body;
  const said = headerValue(headers, 'Content-Length') ?? '';
  // What Python's int() reads; of anything else WebOb makes no length.
  const length = /^[+-]?\d+$/.test(said) ? Number(said) : Number.NaN;
  return length >= 0 && length < body.length ? body.subarray(0, length) : body;
};
