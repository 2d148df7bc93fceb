import type { HttpRequest } from '../message.ts';

/**
 * A request as bytes: what goes out at once, and what follows because it came later itself
 * (undefined = nothing). A chunked body goes out in the chunks in which it came.
 */
export const requestPackets = (
  request: HttpRequest,
): readonly [first: Buffer, later: Buffer | undefined] => {
  const { method, target, headers, httpVersion = '1.1', body, chunkSizes } = request;
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const head = Buffer.from(`${method} ${target} HTTP/${httpVersion}\r\n${lines}\r\n`, 'latin1');
  const { bodyBytesWithHead = body.length } = request;
  if (chunkSizes !== undefined) return chunkedPackets(head, body, chunkSizes, bodyBytesWithHead);
  const first = Buffer.concat([head, body.subarray(0, bodyBytesWithHead)]);
  return [
    first,
    bodyBytesWithHead < body.length ? Buffer.from(body.subarray(bodyBytesWithHead)) : undefined,
  ];
};

const chunkedPackets = (
  head: Buffer,
  body: Uint8Array,
  chunkSizes: readonly number[],
  bodyBytesWithHead: number,
): readonly [Buffer, Buffer | undefined] => {
  const first: Uint8Array[] = [head];
  const later: Uint8Array[] = [];
  let at = 0;
  for (const size of chunkSizes) {
    const chunk = body.subarray(at, at + size);
    const cut = Math.min(size, Math.max(0, bodyBytesWithHead - at));
    const begin = Buffer.from(`${size.toString(16)}\r\n`);
    if (cut > 0) first.push(begin, chunk.subarray(0, cut));
    else later.push(begin);
    (cut === size ? first : later).push(chunk.subarray(cut), crlf);
    at += size;
  }
  (later.length === 0 && bodyBytesWithHead >= body.length ? first : later).push(lastChunk);
  return [Buffer.concat(first), later.length === 0 ? undefined : Buffer.concat(later)];
};

const crlf = Buffer.from('\r\n');
const lastChunk = Buffer.from('0\r\n\r\n');
