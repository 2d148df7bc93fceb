import type { Release } from '../lab/model.ts';
import { type Header, type HttpRequest, headerValues } from '../message.ts';

/** tune.bufsize less tune.maxrewrite: what the request line and the headers may take together. */
const headLimitBytes = 16_384 - 1_024;
/** tune.http.maxhdr, less the entry that ends the list. */
const headerLimit = 100;

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const forbiddenInTarget = /[^!-~]|#/;
const forbiddenInValue = /[\0\r\n]/;

/**
 * Why haproxy's parser refuses a request (400), in a few words; undefined = it takes it.
 * Source: recorded answers, and src/h1.c of haproxy 2.6 (zed) and 3.0 (epoxy, master).
 */
export const refusalByParser = (request: HttpRequest, release: Release): string | undefined => {
  if (!token.test(request.method)) return 'the method is not a token';
  if (request.target === '' || forbiddenInTarget.test(request.target)) {
    return 'the request target holds a blank, a # or a character outside ASCII';
  }
  const wrongForm = release === 'zed' ? undefined : refusalByForm(request);
  return wrongForm ?? refusalByHeaders(request);
};

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']);

/** haproxy 2.6 let any form of target through. */
const refusalByForm = ({ method, target }: HttpRequest): string | undefined => {
  if (target.startsWith('/')) {
    return method === 'CONNECT' ? 'CONNECT names a host and a port, not a path' : undefined;
  }
  if (target.startsWith('*')) {
    return target === '*' && !knownMethods.has(method)
      ? undefined
      : 'only OPTIONS may ask for the target *';
  }
  if (method === 'CONNECT' || /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(target)) return undefined;
  return 'the request target is neither a path nor a URL';
};

const framing = /^(?:host|content-length|transfer-encoding)$/i;
const framingLengths = new Set([4, 14, 17]);

const refusalByHeaders = (request: HttpRequest): string | undefined => {
  const { headers, target, method } = request;
  let headBytes = method.length + target.length + ' HTTP/1.1\r\n\r\n'.length + 1;
  let isSpecial = false;
  for (const [name, value] of headers) {
    if (!token.test(name)) return `the header name ${JSON.stringify(name)} is not a token`;
    if (forbiddenInValue.test(value)) return `the value of ${name} holds NUL, CR or LF`;
    headBytes += name.length + value.length + ': \r\n'.length;
    isSpecial ||= framingLengths.has(name.length) && framing.test(name);
  }
  if (headBytes > headLimitBytes) {
    return `request line and headers take more than ${headLimitBytes} bytes`;
  }
  if (headers.length > headerLimit) return `there are more than ${headerLimit} headers`;
  return isSpecial ? (refusalByHost(request) ?? refusalByLength(headers)) : undefined;
};

const refusalByHost = ({ headers, target }: HttpRequest): string | undefined => {
  const hosts = headerValues(headers, 'Host').map((host) => host.toLowerCase());
  const [host] = hosts;
  if (host === undefined) return undefined;
  if (hosts.some((other) => other !== host)) return 'there are two different Host headers';
  const [, scheme, authority] = /^(https?):\/\/(?:[^/?]*@)?([^/?]*)/i.exec(target) ?? [];
  if (scheme === undefined || authority === undefined) return undefined;
  const port = scheme.toLowerCase() === 'http' ? ':80' : ':443';
  const withPort = (name: string): string => (/:\d*$/.test(name) ? name : name + port);
  return withPort(authority.toLowerCase()) === withPort(host)
    ? undefined
    : 'the URL names another host than the Host header';
};

const refusalByLength = (headers: readonly Header[]): string | undefined => {
  const lengths = headerValues(headers, 'Content-Length').flatMap((value) => value.split(','));
  const [length] = lengths.map((value) => value.trim());
  if (lengths.some((value) => value.trim() !== length || !/^\d+$/.test(value.trim()))) {
    return 'Content-Length is not one number';
  }
  const codings = headerValues(headers, 'Transfer-Encoding');
  return codings.length > 0 && !/(?:^|,)\s*chunked\s*$/i.test(codings.join(','))
    ? 'Transfer-Encoding does not end in chunked'
    : undefined;
};
