import { type HttpAnswer, headerValue } from '../message.ts';

const unsendable = /[^\t\x20-\x7e\x80-\xff]/;

/**
 * The head of an answer as it goes on the wire: names, order and case as given, nothing added.
 * Throws where a header would break out of its line.
 */
export const headText = ({ status, reason, headers, httpVersion }: HttpAnswer): string => {
  let text = `HTTP/${httpVersion ?? '1.1'} ${status} ${reason}\r\n`;
  for (const [name, value] of headers) {
    if (unsendable.test(value)) throw new Error(`The header ${name} cannot be sent.`);
    text += `${name}: ${value}\r\n`;
  }
  return `${text}\r\n`;
};

/** Bytes as text of one character each. */
export const latin1Text = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('latin1');

/** Whether the client can tell where the answer ends without the end of the connection. */
export const isFramed = (method: string, { status, headers, body }: HttpAnswer): boolean => {
  if (method === 'HEAD') return true;
  // No client reads a body behind these, so one would pass for the beginning of the next answer.
  if (status === 204 || status === 304) return body.length === 0;
  return headerValue(headers, 'content-length') === String(body.length);
};
