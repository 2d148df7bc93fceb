import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { type HttpAnswer, headerValue } from '../message.ts';

/** Twice what 64 KiB of user data can unpack to at most. */
const maxOutputLength = 128 * 1024 * 1024;

/**
 * The body as the agent's HTTP library hands it out, with Content-Encoding undone; undefined where
 * that fails and the library raises.
 */
export const contentOf = (
  { headers, body }: HttpAnswer,
  library: 'urllib3 1' | 'urllib3 2',
): Uint8Array | undefined => {
  const coding = headerValue(headers, 'Content-Encoding');
  if (coding === undefined || body.length === 0) return body;
  let content = body;
  for (const name of coding.toLowerCase().split(',').reverse()) {
    const decoded = decodedBy(name.trim(), content, library);
    if (decoded === undefined) return undefined;
    content = decoded;
  }
  return content;
};

/** The library takes a stream that ends too early for all there is. */
const upToTheEnd = { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH };

const decodedBy = (
  coding: string,
  body: Uint8Array,
  library: 'urllib3 1' | 'urllib3 2',
): Uint8Array | undefined => {
  if (coding === 'gzip' || (coding === 'x-gzip' && library === 'urllib3 2')) {
    return (
      attempt(() => gunzipSync(body, { maxOutputLength })) ??
      attempt(() => gunzipSync(body, upToTheEnd))
    );
  }
  if (coding !== 'deflate') return body;
  return (
    attempt(() => inflateSync(body, upToTheEnd)) ?? attempt(() => inflateRawSync(body, upToTheEnd))
  );
};

/** With or without a zlib header, as both urllib3 and WebOb try it. */
export const inflated = (body: Uint8Array): Uint8Array | undefined =>
  attempt(() => inflateSync(body, { maxOutputLength })) ??
  attempt(() => inflateRawSync(body, { maxOutputLength }));

/** The error of a broken stream is of no interest: what matters is that the real program raises. */
export const attempt = <Result>(work: () => Result): Result | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

/** Whether Nova promised more bytes than it sent before it closed the connection. */
export const isCutShort = (answer: HttpAnswer, method: string): boolean => {
  if (method === 'HEAD' || answer.status === 204 || answer.status === 304) return false;
  return Number(headerValue(answer.headers, 'Content-Length')) > answer.body.length;
};
