import { isIPv4 } from 'node:net';
import type { Release } from '../lab/model.ts';
import type { Header, HttpRequest } from '../message.ts';
import { passedTarget } from './proxy-authority.ts';
import {
  type ConnectionWishes,
  connectionLeft,
  noWishes,
  wantsMore,
  wishesWith,
} from './proxy-connection.ts';

/** In which namespace a proxy runs: `ovn` is OVN's, one for each network like `network`. */
export type ProxyMode = 'router' | 'network' | 'ovn';

/** How one namespace proxy changes the headers that go to the agent; names in lower case. */
export interface Rewriting {
  readonly mode: ProxyMode;
  readonly release: Release;
  /** The header that names router or network, and its value. */
  readonly idName: string;
  readonly id: string;
  /** Headers of the instance that go, whatever they say. */
  readonly deletedNames: ReadonlySet<string>;
  /** An IPv4 client of a socket on `::` shows as `::ffff:a.b.c.d`. */
  readonly isDualStack: boolean;
}

const routerName = 'x-neutron-router-id';
const networkName = 'x-neutron-network-id';
const both: ReadonlySet<string> = new Set([routerName, networkName]);

const names: Readonly<Record<ProxyMode, Pick<Rewriting, 'idName' | 'deletedNames'>>> = {
  router: { idName: routerName, deletedNames: both },
  network: { idName: networkName, deletedNames: both },
  // OVN's template only adds, so what the instance says stays in front.
  ovn: { idName: 'x-ovn-network-id', deletedNames: new Set() },
};

/** Source: neutron/agent/metadata/driver.py, neutron/agent/ovn/metadata/driver.py. */
export const rewritingFor = (mode: ProxyMode, id: string, release: Release): Rewriting => ({
  mode,
  release,
  ...names[mode],
  id,
  isDualStack: mode === 'router',
});

/** A request rewritten for the agent. */
export interface Rewritten {
  readonly request: HttpRequest;
  /** How the agent sees the client. */
  readonly client: string;
  readonly clientWantsMore: boolean;
}

const special: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'host',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** What any haproxy takes over of a request, before it adds lines of its own. */
export interface TakenOver {
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Header[];
  readonly wishes: ConnectionWishes;
}

export const takenOver = (
  request: HttpRequest,
  deletedNames: ReadonlySet<string>,
  release: Release,
): TakenOver => {
  const { target, host } = passedTarget(request.target, release);
  const looking: Looking = { request, host, release, seen: new Set() };
  const headers: Header[] = [];
  let wishes = noWishes;
  for (const [given, value] of request.headers) {
    const name = given.toLowerCase();
    if (name === 'connection') wishes = wishesWith(wishes, value);
    const left = special.has(name) ? leftOf(name, value, looking) : value;
    if (left !== undefined && !deletedNames.has(name)) headers.push([name, left]);
  }
  return { target, headers, wishes };
};

/** The request as haproxy sends it to the agent: its own lines at the end. */
export const rewritten = (request: HttpRequest, rewriting: Rewriting): Rewritten => {
  const taken = takenOver(request, rewriting.deletedNames, rewriting.release);
  const { headers, wishes } = taken;
  const client = clientAddress(request.peer, rewriting.isDualStack);
  headers.push([rewriting.idName, rewriting.id], ['x-forwarded-for', client]);
  if (request.httpVersion === undefined && !wishes.upgrade) headers.push(['connection', 'close']);
  return {
    request: sentOn(request, taken, ''),
    client,
    clientWantsMore: wantsMore(request, wishes) && !isFramedTwice(request),
  };
};

interface Looking {
  readonly request: HttpRequest;
  readonly host: string | undefined;
  readonly release: Release;
  /** Names that may come once. */
  readonly seen: Set<string>;
}

/** What stays of a line that haproxy looks into; undefined = it goes. */
const leftOf = (name: string, value: string, looking: Looking): string | undefined => {
  const left = lines[name];
  if (left !== undefined) return left(value, looking);
  if (looking.seen.has(name)) return undefined;
  looking.seen.add(name);
  return onlyLines[name]?.(value, looking);
};

type Left = (value: string, looking: Looking) => string | undefined;

const lines: Readonly<Record<string, Left>> = {
  connection: (value) => connectionLeft(value) || undefined,
  te: (value) => (/(?:^|,)\s*trailers\s*(?:,|$)/.test(value) ? 'trailers' : undefined),
  // 3.0 takes HTTP/2 out, and lines that have nothing else.
  upgrade: (value, { release }) =>
    release === 'zed' || !/^(?:h2c?|,|)$/i.test(value) ? value : undefined,
};

const onlyLines: Readonly<Record<string, Left>> = {
  host: (value, { host }) => host ?? value,
  'transfer-encoding': (value, { release }) => (release === 'zed' ? value : 'chunked'),
  'content-length': (value, { request, release }) =>
    isChunked(request) ? undefined : oneLength(value, release),
};

const oneLength = (value: string, release: Release): string => {
  const [first = ''] = value.split(',', 1);
  return release === 'zed' ? first.trim() : first.trim().replace(/^0+(?=\d)/, '');
};

const isChunked = ({ headers, chunkSizes }: HttpRequest): boolean =>
  chunkSizes !== undefined || headers.some(([name]) => /^transfer-encoding$/i.test(name));

/** haproxy goes by the chunks then, and trusts the connection no further. */
const isFramedTwice = (request: HttpRequest): boolean =>
  isChunked(request) && request.headers.some(([name]) => /^content-length$/i.test(name));

/** A request as haproxy took it over; what it has of a chunked body it packs into one chunk. */
export const sentOn = (
  request: HttpRequest,
  { target, headers }: Pick<TakenOver, 'target' | 'headers'>,
  peer: string,
): HttpRequest => {
  const { method, body, chunkSizes, bodyBytesWithHead, httpVersion } = request;
  // Copying all of an object costs more than everything else here.
  if (bodyBytesWithHead === undefined && chunkSizes === undefined && httpVersion === undefined) {
    return { method, target, headers, body, peer };
  }
  if (chunkSizes === undefined) return { ...request, target, headers, peer };
  const first = bodyBytesWithHead ?? body.length;
  const sizes = [first, body.length - first].filter((size) => size > 0);
  return { ...request, target, headers, peer, chunkSizes: sizes };
};

const clientAddress = (peer: string, isDualStack: boolean): string =>
  isDualStack && isIPv4(peer) ? `::ffff:${peer}` : peer;
