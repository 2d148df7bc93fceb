import { SourceError } from '../errors.ts';
import { type HttpAnswer, headerValue } from '../message.ts';
import { exchange } from './exchange.ts';
import type { Fetched, Source } from './source.ts';

export interface LiveLimits {
  /** For the whole exchange, redirects included. */
  readonly timeoutMs: number;
  /** Of one answer's body. */
  readonly maxBytes: number;
}

const defaultLimits: LiveLimits = { timeoutMs: 5000, maxBytes: 4 * 1024 * 1024 };
const maxRedirects = 5;

/**
 * A metadata service at a URL (`http://169.254.169.254`, or with a path in front of the tree).
 * Follows redirects on the same origin only, asks for no compression, sends no credentials.
 * Throws a SourceError `bad-url` at once where the URL cannot be one.
 */
export const liveSource = (url: string, limits: Partial<LiveLimits> = {}): Source => {
  const base = baseUrl(url);
  const { timeoutMs, maxBytes } = { ...defaultLimits, ...limits };
  const prefix = base.pathname.replace(/\/+$/, '');
  return {
    id: `live:${base.origin}${prefix}`,
    label: `${base.host}${prefix}`,
    fetch: async (path, signal) => {
      const startMs = performance.now();
      const ask = (target: URL) => {
        const totalTimeoutMs = Math.max(1, timeoutMs - (performance.now() - startMs));
        const times = { connectTimeoutMs: timeoutMs, readTimeoutMs: timeoutMs, totalTimeoutMs };
        return exchange(
          { method: 'GET', url: target, headers: [['Accept-Encoding', 'identity']] },
          { ...times, maxBytes },
          signal,
        );
      };
      const [answer, asked] = await followed(ask, targetUrl(base.origin, prefix + path));
      return fetched(answer, asked, performance.now() - startMs);
    },
  };
};

const fetched = (answer: HttpAnswer, url: URL, tookMs: number): Fetched => ({
  ...answer,
  url: url.href,
  tookMs,
});

const followed = async (
  ask: (target: URL) => Promise<HttpAnswer>,
  first: URL,
): Promise<readonly [HttpAnswer, URL]> => {
  let target = first;
  for (let count = 0; count <= maxRedirects; count++) {
    const answer = await ask(target);
    const next = redirectOf(answer, target);
    if (next === undefined) return [answer, target];
    if (next.origin !== first.origin) {
      throw new SourceError('redirect', `${first.href} points to another place, ${next.href}.`);
    }
    target = next;
  }
  throw new SourceError('redirect', `${first.href} points on more than ${maxRedirects} times.`);
};

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

const redirectOf = (answer: HttpAnswer, from: URL): URL | undefined => {
  if (!redirectStatuses.has(answer.status)) return undefined;
  const location = headerValue(answer.headers, 'location');
  return location !== undefined && URL.canParse(location, from.href)
    ? new URL(location, from)
    : undefined;
};

const baseUrl = (text: string): URL => {
  const trimmed = text.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  const complaint = complaintAbout(url);
  if (url === undefined || complaint !== undefined) {
    throw new SourceError('bad-url', `“${withoutLogin(trimmed).slice(0, 200)}” ${complaint}.`);
  }
  return url;
};

/** A password is not repeated where others may read it. */
const withoutLogin = (text: string): string => text.replace(/\/\/[^/?#]*@/, '//…@');

const complaintAbout = (url: URL | undefined): string | undefined => {
  if (url === undefined) return 'is no URL';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'is neither http nor https';
  if (url.username !== '' || url.password !== '') return 'carries a user name or password';
  if (url.search !== '' || url.hash !== '') return 'has more than a path';
  return undefined;
};

// A path is not resolved against the base: `//evil.example/` would then name another host.
const targetUrl = (origin: string, path: string): URL => {
  const whole = path.replace(/\p{Surrogate}/gu, '\ufffd');
  const safe = whole.replace(/[^\u0021-\u007e]|[\\#]/gu, encodeURIComponent);
  return new URL(origin + (safe.startsWith('/') ? safe : `/${safe}`));
};
