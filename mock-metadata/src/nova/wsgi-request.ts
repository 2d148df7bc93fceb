import type { HttpRequest } from '../message.ts';
import { pythonInt } from './python/text.ts';

/** A request as a WSGI server hands it to the application. */
export interface WsgiRequest {
  readonly method: string;
  /** PATH_INFO: percent-decoded, one character a byte. */
  readonly pathInfo: string;
  /** A header by its name in lower case with dashes; lines of one name are joined. */
  header(name: string): string | undefined;
  /** Content-Length as Python's int() reads it; undefined where absent or no number. */
  readonly contentLength: number | undefined;
  readonly body: Uint8Array;
  /** REMOTE_ADDR */
  readonly remoteAddress: string;
}

/**
 * What the WSGI server makes of a request. `joiner` stands between repeated header lines: `, ` in
 * uwsgi, `,` in eventlet. Underscores in names count as dashes, as CGI's upper-casing has it.
 */
export const wsgiRequest = (request: HttpRequest, joiner: string): WsgiRequest => {
  const headers = new Map<string, string>();
  for (const [name, value] of request.headers) {
    const lower = name.toLowerCase();
    const key = lower.includes('_') ? lower.replaceAll('_', '-') : lower;
    const before = headers.get(key);
    headers.set(key, before === undefined ? value : before + joiner + value);
  }
  return {
    method: request.method,
    pathInfo: pathInfoOf(request.target),
    header: (name) => headers.get(name),
    contentLength: pythonInt(headers.get('content-length') ?? ''),
    body: request.body,
    remoteAddress: request.peer,
  };
};

const pathInfoOf = (target: string): string => {
  const query = target.indexOf('?');
  const path = query < 0 ? target : target.slice(0, query);
  if (!path.includes('%')) return path;
  return path.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
};
