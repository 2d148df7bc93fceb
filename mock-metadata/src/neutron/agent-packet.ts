import type { Header, HttpRequest } from '../message.ts';

/**
 * The request that a client wrote to the new agent's socket, as far as it came with the first read
 * (nothing after that counts); undefined where there is none in it, and the agent closes the
 * connection. The hop itself cuts it at 4096 bytes and finds what else is wrong with it.
 */
export const requestInPacket = (packet: Uint8Array): HttpRequest | undefined => {
  const text = Buffer.from(packet).toString('latin1');
  const blank = /\r?\n\r?\n/.exec(text);
  const head = text.slice(0, blank?.index);
  const body = packet.subarray(blank === null ? packet.length : blank.index + blank[0].length);
  const [first = '', ...lines] = head.split(/\r?\n/);
  const [method, target, version] = first.trim().split(/\s+/);
  if (method === undefined || target === undefined || version === undefined) return undefined;
  const headers = lines.map(headerIn);
  if (headers.includes(undefined)) return undefined;
  return {
    method,
    target,
    headers: headers.filter((header) => header !== undefined),
    peer: '',
    ...(version === 'HTTP/1.0' ? ({ httpVersion: '1.0' } as const) : {}),
    ...(isChunked(head) ? unchunked(Buffer.from(body)) : { body }),
  };
};

const headerIn = (line: string): Header | undefined => {
  const colon = line.indexOf(':');
  return colon < 0 ? undefined : [line.slice(0, colon), line.slice(colon + 1).trim()];
};

const isChunked = (head: string): boolean => /^transfer-encoding:.*\bchunked\b/im.test(head);

/** The chunks that came, the last one perhaps in part. */
const unchunked = (
  bytes: Buffer,
): Pick<HttpRequest, 'body' | 'chunkSizes' | 'bodyBytesWithHead'> => {
  const chunks: Buffer[] = [];
  const chunkSizes: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const feed = bytes.indexOf(0x0a, at);
    const size = Number.parseInt(bytes.toString('latin1', at, feed < 0 ? at : feed), 16);
    if (!(size > 0)) break;
    chunkSizes.push(size);
    chunks.push(bytes.subarray(feed + 1, feed + 1 + size));
    at = feed + 1 + size + 2;
  }
  const came = Buffer.concat(chunks);
  const missing = chunkSizes.reduce((sum, size) => sum + size, 0) - came.length;
  if (missing === 0) return { body: came, chunkSizes };
  // What is still to come is never read; its length alone says that something is missing.
  const body = Buffer.concat([came, Buffer.alloc(missing)]);
  return { body, chunkSizes, bodyBytesWithHead: came.length };
};
