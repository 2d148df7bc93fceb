import { Buffer } from 'node:buffer';
import type { Header, HttpRequest } from '../message.ts';
import { withCurlHeaders } from './curl-headers.ts';
import { usualHeaders } from './usual-headers.ts';

/** One request as it is given on the command line, much as for curl. */
export interface RequestOptions {
  readonly method?: string;
  readonly header: readonly string[];
  readonly data?: string;
}

/** The request that curl in an instance would send, or what is wrong with the command line. */
export const requestFrom = (
  pathOrUrl: string,
  { method, header, data }: RequestOptions,
): HttpRequest | string => {
  const target = targetOf(pathOrUrl);
  if (target === undefined) {
    return `${JSON.stringify(pathOrUrl)} is no path to ask for. Write it as /openstack/latest/meta_data.json`;
  }
  const verb = method ?? (data === undefined ? 'GET' : 'POST');
  if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(verb)) return `${JSON.stringify(verb)} is no method.`;
  const body = data === undefined ? new Uint8Array(0) : Buffer.from(data);
  const lines = withCurlHeaders([...usualHeaders, ...bodyHeaders(data, body)], header);
  if ('complaint' in lines) return lines.complaint;
  return { method: verb, target, headers: lines.headers, body, peer: '' };
};

// What curl adds by itself to --data.
const bodyHeaders = (data: string | undefined, { length }: Uint8Array): readonly Header[] =>
  data === undefined
    ? []
    : [
        ['Content-Length', String(length)],
        ['Content-Type', 'application/x-www-form-urlencoded'],
      ];

/** The part of a URL after its host; a path is taken as it is, percent signs and dots included. */
const targetOf = (text: string): string | undefined => {
  const path = text.replace(/^https?:\/\/[^/?#]*/i, '');
  const target = path === '' && text !== '' ? '/' : path;
  return /^[!-~]+$/.test(target) && !target.includes('#') ? target : undefined;
};
