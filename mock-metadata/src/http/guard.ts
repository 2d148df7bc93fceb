import { isUtf8 } from 'node:buffer';
import { isIP } from 'node:net';
import { type Header, headerValue, headerValues } from '../message.ts';

/** What the guard looks at: the head of a request, before anything acts on it. */
export interface RequestHead {
  readonly method: string;
  readonly target: string;
  /** `1.0` or `1.1`. */
  readonly httpVersion: string;
  /** Every line as sent: Node's own `headers` drops a second Host. */
  readonly headers: readonly Header[];
  /** Address and port of this machine at which the connection came in. */
  readonly localAddress: string;
  readonly localPort: number;
}

/** Why a request goes no further, as a plain-text answer. */
export interface Refusal {
  readonly status: number;
  readonly reason: string;
  /** What was refused, and what to send instead. */
  readonly text: string;
  readonly headers?: readonly Header[];
}

/**
 * How much a guard refuses. `strict`: all that no metadata client needs. `relaxed`: what a web page
 * or a rebound name is behind; the rest is for the hops to answer as real ones do. `none`: nothing,
 * for sockets that no browser reaches.
 */
export type GuardMode = 'strict' | 'relaxed' | 'none';

/** Who connects: clients, or proxies, which pass on the address at which they were asked themselves. */
export type AskedBy = 'clients' | 'proxies';

/**
 * Whether a web page, a rebound name or a malformed message is behind a request: what refuses it,
 * or undefined when it may pass. `boundHost` is the host the listener was told to listen on.
 */
export const refusalOf = (
  head: RequestHead,
  boundHost: string,
  mode: GuardMode = 'strict',
  askedBy: AskedBy = 'clients',
): Refusal | undefined => {
  if (mode === 'none') return undefined;
  const isKnown: IsKnown =
    askedBy === 'proxies'
      ? (authority) => isAnyAddress(authority) || isOwn(authority, head, boundHost)
      : (authority) => isOwn(authority, head, boundHost);
  if (mode === 'relaxed') return foreignAuthority(head, isKnown) ?? refusedPage(head);
  return (
    refusedFraming(head) ??
    refusedText(head) ??
    refusedHost(head, isKnown) ??
    refusedPage(head) ??
    refusedMethod(head)
  );
};

/** How many bytes the head of a request takes on the wire. */
export const headBytes = ({ method, target, headers }: RequestHead): number =>
  headers.reduce(
    (bytes, [name, value]) => bytes + name.length + value.length + ': \r\n'.length,
    `${method} ${target} HTTP/1.1\r\n\r\n`.length,
  );

const refusedFraming = ({ target, headers }: RequestHead): Refusal | undefined => {
  if (!/^(?:\/|[a-z][a-z\d+.-]*:\/\/)/i.test(target)) {
    return badRequest(`The target ${shown(target)} is no path. Ask for /openstack, for example.`);
  }
  const codings = headerValues(headers, 'transfer-encoding');
  if (codings.length === 0) return undefined;
  if (codings.length === 1 && codings[0]?.toLowerCase() === 'chunked') return undefined;
  return {
    status: 501,
    reason: 'Not Implemented',
    text: `Transfer-Encoding “${shown(codings.join(', '))}” is not understood here. Send the body with a Content-Length, or chunked.`,
  };
};

// No metadata client sends such bytes; each program behind takes them for something else.
const refusedText = ({ target, headers }: RequestHead): Refusal | undefined => {
  if (!isText(percentDecoded(target))) {
    return badRequest('The target is not UTF-8 when percent-decoded. Send its text as UTF-8.');
  }
  const bad = headers.find(([, value]) => !isText(value));
  return bad && badRequest(`The header ${shown(bad[0])} is not UTF-8. Send ASCII.`);
};

/** Whether bytes, one a character, are UTF-8. */
const isText = (bytes: string): boolean =>
  !/[^\0-\x7f]/.test(bytes) || isUtf8(Buffer.from(bytes, 'latin1'));

const percentDecoded = (target: string): string =>
  target.includes('%')
    ? target.replace(/%([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : target;

type IsKnown = (authority: string) => boolean;

const refusedHost = (head: RequestHead, isKnown: IsKnown): Refusal | undefined => {
  const hosts = headerValues(head.headers, 'host');
  if (hosts.length > 1) {
    return badRequest('The request has two Host lines. Send one.');
  }
  const [host] = hosts;
  if (host === undefined && head.httpVersion !== '1.0') {
    return badRequest(`The request has no Host line. Send “Host: ${ownAuthority(head)}”.`);
  }
  if (host === '') {
    return badRequest(`The Host line is empty. Send “Host: ${ownAuthority(head)}”.`);
  }
  return foreignAuthority(head, isKnown);
};

/** Refuses a name of somebody else in any Host line or in the target. Browsers always send a Host. */
const foreignAuthority = (head: RequestHead, isKnown: IsKnown): Refusal | undefined => {
  const named = [...headerValues(head.headers, 'host'), authorityOf(head.target)];
  const foreign = named.find((each) => each !== undefined && !isKnown(each));
  return foreign === undefined ? undefined : refusedAuthority(foreign, head);
};

const refusedAuthority = (authority: string, head: RequestHead): Refusal =>
  forbidden(
    `“${shown(authority)}” is not a name of this metadata service, and names that others control are refused. ` +
      `Ask for http://${ownAuthority(head)}, or send “Host: ${ownAuthority(head)}” or “Host: 169.254.169.254”.`,
  );

const refusedPage = ({ headers }: RequestHead): Refusal | undefined => {
  const origin = headerValue(headers, 'origin');
  if (origin !== undefined) {
    return forbidden(
      `A web page (Origin: ${shown(origin)}) may not read metadata. Use curl, or another client that sends no Origin.`,
    );
  }
  const site = headerValues(headers, 'sec-fetch-site').find((each) => !ownSites.has(each));
  return site === undefined
    ? undefined
    : forbidden(
        `A web page (Sec-Fetch-Site: ${shown(site)}) may not read metadata. Type the address into the browser yourself, or use curl.`,
      );
};

const ownSites: ReadonlySet<string> = new Set(['none', 'same-origin']);

// Nova answers any method like GET; only `password` knows a second one, and nothing else is needed.
const refusedMethod = ({ method, target }: RequestHead): Refusal | undefined => {
  if (readMethods.has(method)) return undefined;
  const isPassword = /\/password\/?$/.test(pathOf(target));
  if (method === 'POST' && isPassword) return undefined;
  const allowed = ['GET', 'HEAD', 'OPTIONS', ...(isPassword ? ['POST'] : [])];
  return {
    status: 405,
    reason: 'Method Not Allowed',
    text: `${shown(method)} is not allowed here. Use ${allowed.join(', ')}; POST is for /openstack/latest/password.`,
    headers: [['Allow', allowed.join(', ')]],
  };
};

const readMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

const pathOf = (target: string): string => target.replace(/[?#].*$/s, '');

/** The authority of a target in absolute form (`http://host:port/path`), or undefined. */
const authorityOf = (target: string): string | undefined =>
  /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(target)?.[1];

const metadataHosts = ['169.254.169.254', '[fe80::a9fe:a9fe]'];
const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

// Addresses cannot be rebound, names can: so no suffixes, no patterns, no lookups.
const isOwn = (authority: string, head: RequestHead, boundHost: string): boolean => {
  const { host, port } = partsOf(authority);
  if (port !== undefined && port !== head.localPort) return false;
  const own = [boundHost, head.localAddress].map((each) => bracketed(each.toLowerCase()));
  return host !== undefined && [...loopbackHosts, ...metadataHosts, ...own].includes(host);
};

const isAnyAddress = (authority: string): boolean => {
  const { host = '' } = partsOf(authority);
  return host === 'localhost' || isIP(host.replace(/^\[(.*)\]$/, '$1')) !== 0;
};

/** Lower case, without a zone; undefined where it is no authority. */
const partsOf = (
  authority: string,
): { readonly host?: string | undefined; readonly port?: number | undefined } => {
  const [, host, port] = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(authority.toLowerCase()) ?? [];
  return { host: host && withoutZone(host), port: port === undefined ? undefined : Number(port) };
};

const withoutZone = (host: string): string => host.replace(/%[^\]]*\]$/, ']');

/** An address as it stands in a URL: IPv6 in brackets and without its zone. */
export const bracketed = (host: string): string =>
  host.includes(':') ? `[${host.replace(/%.*$/, '')}]` : host;

const ownAuthority = (head: RequestHead): string =>
  `${bracketed(head.localAddress)}${head.localPort === 80 ? '' : `:${head.localPort}`}`;

/** Text of a stranger in our own sentence: short, and nothing that moves a cursor. */
const shown = (text: string): string =>
  text.slice(0, 100).replace(/[^\u0020-\u007e]/g, '?') + (text.length > 100 ? '…' : '');

const badRequest = (text: string): Refusal => ({ status: 400, reason: 'Bad Request', text });
const forbidden = (text: string): Refusal => ({ status: 403, reason: 'Forbidden', text });
