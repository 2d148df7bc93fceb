import type { Release } from '../lab/model.ts';
import type { Header, HttpRequest } from '../message.ts';
import { badRequest, type ParserRefusal } from './parser-refusal.ts';
import { type BodyRead, readBody } from './proxy-body-reader.ts';
import { refusalByParser } from './proxy-request.ts';

/** What haproxy makes of the bytes that came so far on a connection. */
export type ProxyRead =
  /** A whole request (without peer) and how many bytes it and its head took. */
  | {
      readonly kind: 'request';
      readonly request: HttpRequest;
      readonly bytes: number;
      readonly headBytes: number;
    }
  | { readonly kind: 'refused'; readonly refusal: ParserRefusal }
  /** More has to come; after 30 seconds without it haproxy shows its 408 page. */
  | { readonly kind: 'incomplete' };

const requestLine = /^([^\s]+)[ \t]+([^\s]+)[ \t]+HTTP\/(\d)\.(\d)$/;
/** tune.bufsize: what a head may take on the wire at most. */
const bufferBytes = 16_384;

/**
 * Reads the first request in some bytes as haproxy's parser does: lines may end in LF alone, blank
 * lines may come before, folded lines are joined, and any digit is a version.
 * Source: haproxy 2.6 (zed) and 3.0 (epoxy, master), given the same bytes.
 */
export const readByProxy = (bytes: Uint8Array, release: Release): ProxyRead => {
  const text = Buffer.from(bytes).toString('latin1');
  const begin = /^(?:\r?\n)*/.exec(text)?.[0].length ?? 0;
  const end = headEnd(text, begin);
  const lines = text.slice(begin, end ?? text.length).split('\n');
  const broken = brokenLine(lines, end !== undefined);
  if (broken !== undefined) return { kind: 'refused', refusal: broken };
  if (end === undefined) {
    return text.length - begin >= bufferBytes
      ? { kind: 'refused', refusal: badRequest('the head does not fit into the buffer') }
      : { kind: 'incomplete' };
  }
  const head = headOf(lines);
  if ('status' in head) return { kind: 'refused', refusal: head };
  const refusal = refusalByParser({ ...head, body: nothing, peer: '' }, release);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  return withBody(head, end, readBody(head.headers, bytes, end, release));
};

const nothing = new Uint8Array(0);

type Head = Pick<HttpRequest, 'method' | 'target' | 'headers' | 'httpVersion'>;

const withBody = (head: Head, headBytes: number, read: BodyRead): ProxyRead => {
  if (read.kind !== 'body') return read;
  const { body, bytes, chunkSizes } = read;
  const request = { ...head, body, peer: '', ...(chunkSizes && { chunkSizes }) };
  return { kind: 'request', request, bytes, headBytes };
};

/** Where the head ends, the blank line included; undefined = not yet. */
const headEnd = (text: string, begin: number): number | undefined => {
  const blank = /\n\r?\n/g;
  blank.lastIndex = begin;
  return blank.exec(text) === null ? undefined : blank.lastIndex;
};

/** A line that is wrong whatever comes behind it: haproxy does not wait for the end of the head. */
const brokenLine = (lines: readonly string[], isWhole: boolean): ParserRefusal | undefined => {
  const whole = isWhole ? lines : lines.slice(0, -1);
  const [first] = whole;
  if (first === undefined) return undefined;
  if (!requestLine.test(withoutCr(first))) {
    return badRequest('the first line is not a method, a target and a version');
  }
  const bare = whole.find((line) => withoutCr(line).includes('\r'));
  return bare === undefined ? undefined : badRequest('a CR stands without an LF behind it');
};

const withoutCr = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

const headOf = (lines: readonly string[]): Head | ParserRefusal => {
  const [first = '', ...rest] = lines;
  const [, method = '', target = '', major, minor] = requestLine.exec(withoutCr(first)) ?? [];
  const headers: Header[] = [];
  for (const line of unfolded(rest)) {
    const colon = line.indexOf(':');
    if (colon < 0) return badRequest(`the line ${JSON.stringify(line.slice(0, 40))} has no colon`);
    headers.push([line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '')]);
  }
  const isOld = Number(major) === 0 || (major === '1' && minor === '0');
  return { method, target, headers, ...(isOld ? ({ httpVersion: '1.0' } as const) : {}) };
};

/** Lines that begin with a blank belong to the one before; its line end turns into blanks. */
const unfolded = (lines: readonly string[]): readonly string[] => {
  const joined: string[] = [];
  for (const line of lines) {
    const plain = withoutCr(line);
    const before = joined.at(-1);
    if (/^[ \t]/.test(plain) && before !== undefined) {
      joined[joined.length - 1] = `${before}${line.endsWith('\r') ? '  ' : ' '}${plain}`;
    } else if (plain !== '') {
      joined.push(plain);
    }
  }
  return joined;
};
