import type { Header } from '../message.ts';

/** A request of the kind that nearly all are: GET a path, plain header lines, no body. */
export interface EverydayRequest {
  readonly target: string;
  readonly headers: readonly Header[];
}

/** Longer ones are Node's to read, and its limits are the ones that count. */
export const everydayBytes = 4096;

const whole =
  /^GET (\/[!-~]*) HTTP\/1\.1\r\n((?:[!#$%&'*+.^_`|~\w-]+:[ \t]*(?:[!-~](?:[ -~]*[!-~])?)?\r\n)*)\r\n$/;

/** What changes how a message is framed, or how the connection goes on. */
const special =
  /^(?:connection|content-length|expect|http2-settings|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i;

/**
 * Reads a packet that holds one whole everyday request and nothing else; undefined for every other,
 * which Node's parser then reads from its first byte. So this one refuses nothing, and what it takes
 * Node would read the same way (a test compares the two).
 */
export const everydayRequest = (text: string): EverydayRequest | undefined => {
  const [, target, lines] = whole.exec(text) ?? [];
  if (target === undefined || lines === undefined) return undefined;
  const headers = lines.split('\r\n').slice(0, -1).map(headerOf);
  return headers.every(isPlain) ? { target, headers } : undefined;
};

const headerOf = (line: string): Header => {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
};

// Clients that say keep-alive say what is so anyway.
const isPlain = ([name, value]: Header): boolean =>
  !special.test(name) || (/^connection$/i.test(name) && /^keep-alive$/i.test(value));
