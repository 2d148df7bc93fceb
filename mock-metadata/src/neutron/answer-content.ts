import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { type HttpAnswer, headerValue } from '../message.ts';

/** Twice what 64 KiB of user data can unpack to at most. */
const maxOutputLength = 128 * 1024 * 1024;

/**
 * The body as the agent's HTTP library hands it out, with Content-Encoding undone; undefined where
 * that fails and the library raises.
 */
export const contentOf = ({ headers, body }: HttpAnswer): Uint8Array | undefined => {
  const coding = headerValue(headers, 'Content-Encoding');
  if (coding === undefined || body.length === 0) return body;
  let content = body;
  for (const name of coding.toLowerCase().split(',').reverse()) {
    const decoded = decodedBy(name.trim(), content);
    if (decoded === undefined) return undefined;
    content = decoded;
  }
  return content;
};

const decodedBy = (coding: string, body: Uint8Array): Uint8Array | undefined => {
  if (coding === 'gzip' || coding === 'x-gzip') {
    return attempt(() => gunzipSync(body, { maxOutputLength }));
  }
  return coding === 'deflate' ? inflated(body) : body;
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
