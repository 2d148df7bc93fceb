import type { Release } from '../lab/model.ts';
import { type Header, headerValue } from '../message.ts';
import { badRequest, type ParserRefusal } from './parser-refusal.ts';

/** A body as far as it came. */
export type BodyRead =
  | {
      readonly kind: 'body';
      readonly body: Uint8Array;
      /** Where it ends, counted from the beginning of all bytes. */
      readonly bytes: number;
      readonly chunkSizes?: readonly number[];
    }
  | { readonly kind: 'refused'; readonly refusal: ParserRefusal }
  | { readonly kind: 'incomplete' };

/** Reads the body behind a head that ends at `begin`. */
export const readBody = (
  headers: readonly Header[],
  bytes: Uint8Array,
  begin: number,
  release: Release,
): BodyRead => {
  if (headerValue(headers, 'Transfer-Encoding') !== undefined) {
    return readChunks(Buffer.from(bytes), begin, release);
  }
  const end = begin + Number.parseInt(headerValue(headers, 'Content-Length') ?? '0', 10);
  if (end > bytes.length) return { kind: 'incomplete' };
  return { kind: 'body', body: bytes.subarray(begin, end), bytes: end };
};

const brokenChunk: BodyRead = { kind: 'refused', refusal: badRequest('a chunk has no size') };

const readChunks = (bytes: Buffer, begin: number, release: Release): BodyRead => {
  const chunks: Buffer[] = [];
  let at = begin;
  for (;;) {
    const line = lineAt(bytes, at);
    if (line === undefined) return { kind: 'incomplete' };
    const size = chunkSize(line.text, release);
    if (size === undefined) return brokenChunk;
    at = line.end;
    if (size === 0) return withTrailers(bytes, at, chunks);
    const end = lineAt(bytes, at + size);
    if (end === undefined) return { kind: 'incomplete' };
    if (end.end - at - size > 2) return brokenChunk;
    chunks.push(bytes.subarray(at, at + size));
    at = end.end;
  }
};

interface Line {
  readonly text: string;
  readonly end: number;
}

const lineAt = (bytes: Buffer, at: number): Line | undefined => {
  const feed = bytes.indexOf(0x0a, at);
  return feed < 0 ? undefined : { text: bytes.toString('latin1', at, feed), end: feed + 1 };
};

/** 2.6 took a size line that ends in LF alone. */
const chunkSize = (line: string, release: Release): number | undefined => {
  const [, hex, rest = '', end = ''] = /^([0-9a-f]{1,8})[ \t]*(;[^\r]*)?(\r?)$/i.exec(line) ?? [];
  const isEnded = end !== '' || (release === 'zed' && rest === '');
  return hex === undefined || !isEnded ? undefined : Number.parseInt(hex, 16);
};

const withTrailers = (bytes: Buffer, begin: number, chunks: readonly Buffer[]): BodyRead => {
  let at = begin;
  for (;;) {
    const line = lineAt(bytes, at);
    if (line === undefined) return { kind: 'incomplete' };
    at = line.end;
    if (line.text === '' || line.text === '\r') break;
  }
  return {
    kind: 'body',
    body: Buffer.concat(chunks),
    bytes: at,
    chunkSizes: chunks.map((chunk) => chunk.length),
  };
};
