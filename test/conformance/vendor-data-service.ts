import { answered, type Header, type Outcome } from '../../mock-metadata/src/message.ts';
import type { PostLimits } from '../../mock-metadata/src/nova/world.ts';

/** Where the recorder's vendor data service stands in the recordings, and an address nobody serves. */
export const vendorDataUrl = 'http://vendordata.test';
export const closedUrl = 'http://127.0.0.1:1';

const json = 'application/json';
const slowMs = 2500;

type Reply = Outcome | { readonly afterMs: number; readonly outcome: Outcome };

const reply = (status: number, body: string, type: string = json, ...more: Header[]): Outcome =>
  answered({
    status,
    reason: String(status),
    headers: [['Content-Type', type], ...more],
    body: new TextEncoder().encode(body),
  });

const error = (status: number): Outcome => reply(status, '{"error": "x"}');

const replies: Readonly<Record<string, Reply>> = {
  '/ok': reply(200, '{"hello": "world", "n": 1}'),
  '/ok2': reply(200, '{"second": true}'),
  '/empty': reply(200, ''),
  '/list': reply(200, '[1, 2, 3]'),
  '/text': reply(200, 'this is no json', 'text/plain'),
  '/500': error(500),
  '/404': error(404),
  '/401': error(401),
  '/204': reply(204, ''),
  '/302': reply(302, '', json, ['Location', `${vendorDataUrl}/ok`]),
  '/slow': { afterMs: slowMs, outcome: reply(200, '{"slow": true}') },
  '/close': { kind: 'closed' },
};

/** The service as the data's README describes it, with a handed-in way to let time pass. */
export const vendorDataReply = (
  url: string,
  limits: PostLimits,
  passMs: (ms: number) => void,
): Outcome => {
  if (!url.startsWith(vendorDataUrl)) return { kind: 'refused' };
  const found = replies[url.slice(vendorDataUrl.length)] ?? reply(200, '{}');
  if (!('afterMs' in found)) return found;
  passMs(Math.min(found.afterMs, limits.readTimeoutMs));
  return found.afterMs > limits.readTimeoutMs ? { kind: 'timeout' } : found.outcome;
};
