import type { Chain } from '../chain/chain.ts';
import type { Header, HttpRequest } from '../message.ts';
import { rewritingFor, rewritten } from '../neutron/proxy-rewriting.ts';
import type { PlannedSend } from './scenario.ts';
import { usualHeaders } from './usual-headers.ts';

/** The request that a planned send comes to in a chain: curl's own headers, identity, body, and what was set on top. */
export const requestOf = (send: PlannedSend, chain: Chain): HttpRequest => {
  const { body, hasBody, bodySent } = send;
  const lines = [...usualHeaders, ...send.identity, ...bodyHeaders(send)];
  const request: HttpRequest = {
    method: send.method,
    target: send.target,
    headers: lines,
    body,
    peer: send.sourceAddress ?? (send.enterAt === 'nova' ? '127.0.0.1' : ''),
    ...(hasBody && bodySent === 'second_packet' ? { bodyBytesWithHead: 0 } : {}),
    ...(hasBody && bodySent === 'chunked' ? { chunkSizes: [body.length] } : {}),
  };
  const sent = send.hasProxyHeaders ? behindProxy(request, send, chain) : lines;
  return { ...request, headers: overlaid(sent, send.headers) };
};

const bodyHeaders = ({ hasBody, bodySent, body }: PlannedSend): readonly Header[] => {
  if (!hasBody) return [];
  return bodySent === 'chunked'
    ? [['Transfer-Encoding', 'chunked']]
    : [['Content-Length', String(body.length)]];
};

/**
 * The header lines as the proxy of the instance passes them on; unchanged where it meets none. The proxy itself is not
 * asked: it would count the request.
 */
const behindProxy = (
  request: HttpRequest,
  { instance, family, sourceAddress: address }: PlannedSend,
  { lab, reach }: Chain,
): readonly Header[] => {
  const way = reach(instance, {
    ...(family !== undefined && { family }),
    ...(address !== undefined && { address }),
  });
  if (way.kind === 'unreachable' || way.proxy === undefined) return request.headers;
  const rewriting = rewritingFor(way.proxy.mode, way.proxy.id, lab.release);
  return rewritten({ ...request, peer: way.address }, rewriting).request.headers;
};

/** Header lines with others in place of those of the same name, where the first one stood, or else behind them. */
const overlaid = (lines: readonly Header[], headers: PlannedSend['headers']): readonly Header[] => {
  const placed = new Set<string>();
  const kept = lines.flatMap((line): readonly Header[] => {
    const name = line[0].toLowerCase();
    const own = headers.filter(([each]) => each.toLowerCase() === name);
    if (own.length === 0) return [line];
    if (placed.has(name)) return [];
    placed.add(name);
    return own.flatMap(linesOf);
  });
  const others = headers.filter(([name]) => !placed.has(name.toLowerCase()));
  return [...kept, ...others.flatMap(linesOf)];
};

const linesOf = ([name, values]: PlannedSend['headers'][number]): readonly Header[] =>
  values.map((value) => [name, value]);
