import { isUtf8 } from 'node:buffer';

/** The path (percent-decoded) and the query of a target. */
export interface PathAndQuery {
  /** undefined where the decoded bytes are not UTF-8: that raises only when Nova is asked. */
  readonly path: string | undefined;
  readonly query: string;
}

/**
 * Path and query as the new agent's parser (webob.request.environ_from_url) reads a target;
 * undefined where it raises: characters outside ASCII in the path, a fragment or unknown scheme in
 * a URL. Scheme and host of a URL are dropped.
 */
export const pathByWebob = (target: string): PathAndQuery | undefined => {
  const local = /^[a-z]+:/i.test(target) ? withoutOrigin(target) : target;
  if (local === undefined) return undefined;
  const [path, query] = cutAtQuery(local);
  return /[^\0-\x7f]/.test(path) ? undefined : { path: utf8(unquotedByWebob(path)), query };
};

/** Path and query as the old agent's web server (eventlet) reads a target of one byte a character. */
export const pathByEventlet = (target: string): PathAndQuery => {
  const [path, query] = cutAtQuery(target.replace(/^\/\/+/, '/'));
  const decoded = path.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => character(hex));
  return { path: utf8(decoded), query };
};

const cutAtQuery = (text: string): readonly [path: string, query: string] => {
  const mark = text.indexOf('?');
  return mark < 0 ? [text, ''] : [text.slice(0, mark), text.slice(mark + 1)];
};

const withoutOrigin = (url: string): string | undefined => {
  const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/is.exec(url) ?? [];
  const [beforeFragment = '', fragment = ''] = rest.split('#', 2);
  const [, host = '', local = ''] = /^(?:\/\/([^/?]*))?(.*)$/s.exec(beforeFragment) ?? [];
  const isKnown = host.includes(':') || /^https?$/i.test(scheme);
  return isKnown && fragment === '' ? local : undefined;
};

/** WebOb decodes `%4` and `%+4` too, wherever Python's int() reads a number in the two characters. */
const unquotedByWebob = (path: string): string => {
  if (!path.includes('%')) return path;
  const [first = '', ...items] = path.split('%');
  const decoded = items.map((item) => {
    const [, hex] = /^\s*\+?([0-9a-f]{1,2})\s*$/i.exec(item.slice(0, 2)) ?? [];
    return hex === undefined ? `%${item}` : character(hex) + item.slice(2);
  });
  return first + decoded.join('');
};

const character = (hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));

const utf8 = (latin1: string): string | undefined => {
  if (!/[^\0-\x7f]/.test(latin1)) return latin1;
  const bytes = Buffer.from(latin1, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
};
