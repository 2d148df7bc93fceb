import type { Release } from '../lab/model.ts';
import type { HttpRequest } from '../message.ts';
import { badRequest, type ParserRefusal } from './parser-refusal.ts';
import { refusalByForm, refusalByHost } from './proxy-authority.ts';
import { connectionLeft } from './proxy-connection.ts';
import { refusalByFraming } from './proxy-framing.ts';

/**
 * What a start line and headers may take together in haproxy's own form: names, values and eight
 * bytes for each line (`headBytesOf`). Measured on 2.6 and 3.0: what tune.bufsize (16384) leaves
 * beside tune.maxrewrite (1024) and its own bookkeeping.
 */
export const headLimitBytes = 15_291;
/** tune.http.maxhdr, less the entry that ends the list. */
const headerLimit = 100;

export const lineBytes = 8;
/** The start line's own entry and the one that ends the headers. */
export const fixedBytes = 2 * lineBytes;

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const forbiddenInTarget = /[^!-~]|#/;
const forbiddenInValue = /[\0\r\n]/;

/**
 * Why haproxy's parser refuses a request; undefined = it takes it.
 * Source: recorded answers, and haproxy 2.6 (zed) and 3.0 (epoxy, master) side by side.
 */
export const refusalByParser = (
  request: HttpRequest,
  release: Release,
): ParserRefusal | undefined => {
  if (!token.test(request.method)) return badRequest('the method is not a token');
  if (request.target === '' || forbiddenInTarget.test(request.target)) {
    return badRequest('the request target holds a blank, a # or a character outside ASCII');
  }
  return refusalByForm(request, release) ?? refusalByHeaders(request, release);
};

const special = /^(?:host|content-length|transfer-encoding)$/i;
const specialLengths = new Set([4, 14, 17]);

const refusalByHeaders = (request: HttpRequest, release: Release): ParserRefusal | undefined => {
  const { headers, target, method } = request;
  let headBytes = method.length + target.length + 'HTTP/1.1'.length + fixedBytes;
  let lines = 0;
  let isSpecial = false;
  for (const [name, value] of headers) {
    const wrong = refusalByLine(name, value, release);
    if (wrong !== undefined) return wrong;
    if (name.length === 10 && isGone(name, value)) continue;
    headBytes += name.length + value.length + lineBytes;
    lines += 1;
    isSpecial ||= specialLengths.has(name.length) && special.test(name);
  }
  if (headBytes > headLimitBytes) {
    return badRequest(
      `request line and headers take more than the ${headLimitBytes} bytes that haproxy has for them`,
    );
  }
  if (lines > headerLimit) return badRequest(`there are more than ${headerLimit} headers`);
  if (!isSpecial) return undefined;
  return refusalByHost(request, release) ?? refusalByFraming(request, release);
};

const refusalByLine = (
  name: string,
  value: string,
  release: Release,
): ParserRefusal | undefined => {
  if (!token.test(name)) {
    return badRequest(`the header name ${JSON.stringify(name)} is not a token`);
  }
  // 2.6 let NUL through.
  const isForbidden = forbiddenInValue.test(value) && (release !== 'zed' || /[\r\n]/.test(value));
  return isForbidden ? badRequest(`the value of ${name} holds NUL, CR or LF`) : undefined;
};

/** haproxy takes its own words out of Connection; a line with nothing else is not kept. */
const isGone = (name: string, value: string): boolean =>
  name.toLowerCase() === 'connection' && connectionLeft(value) === '';
