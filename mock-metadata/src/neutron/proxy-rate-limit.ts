import { isIPv4 } from 'node:net';
import type { MetadataRateLimiting } from '../lab/model.ts';

/** Which window refused a request, and what it counted. */
export interface OverLimit {
  readonly window: 'base' | 'burst';
  /** Requests within the window, this one included. */
  readonly requests: number;
  readonly limit: number;
  readonly windowS: number;
}

/** Counts a request of a source address and says whether it is one too many; undefined = it may pass. */
export type RateLimit = (source: string, nowMs: number) => OverLimit | undefined;

/** stick-table size 10k. */
const mostSources = 10_240;

/**
 * The limits that Neutron configures in haproxy: two windows for each source address. Denied
 * requests count too. Undefined where there is none: switched off, or for both or neither of the
 * IP versions, which Neutron takes for no limit. The counters belong to what is returned.
 * Source: get_haproxy_config and parse_ip_versions in neutron/common/metadata.py.
 */
export const rateLimitOf = (options: MetadataRateLimiting): RateLimit | undefined => {
  const [ipVersion, ...more] = options.ipVersions;
  if (!options.rateLimitEnabled || ipVersion === undefined || more.length > 0) return undefined;
  const expireMs = Math.max(options.baseWindowDurationS, options.burstWindowDurationS) * 1000;
  const base = windowCounters(options.baseWindowDurationS, expireMs);
  const burst = windowCounters(options.burstWindowDurationS, expireMs);
  return (source, nowMs) => {
    // A table for IPv4 knows no IPv6 address; one for IPv6 takes IPv4 in its mapped form.
    if (ipVersion === 4 && !isIPv4(source)) return undefined;
    const inBase = base(source, nowMs);
    const inBurst = burst(source, nowMs);
    if (inBase > options.baseQueryRateLimit) {
      return overLimit('base', inBase, options.baseQueryRateLimit, options.baseWindowDurationS);
    }
    return inBurst > options.burstQueryRateLimit
      ? overLimit('burst', inBurst, options.burstQueryRateLimit, options.burstWindowDurationS)
      : undefined;
  };
};

const overLimit = (
  window: OverLimit['window'],
  requests: number,
  limit: number,
  windowS: number,
): OverLimit => ({ window, requests, limit, windowS });

/** Two buckets, as haproxy's frequency counters have them. */
interface Counter {
  beganMs: number;
  current: number;
  previous: number;
  usedMs: number;
}

/**
 * Counts requests of each source within the last `windowS` seconds: those of the running period,
 * and of the one before as much as its share of the window is still there.
 * Source: freq_ctr.h of haproxy, measured.
 */
const windowCounters = (windowS: number, expireMs: number) => {
  const periodMs = windowS * 1000;
  const counters = new Map<string, Counter>();
  return (source: string, nowMs: number): number => {
    const known = counters.get(source);
    const counter =
      known !== undefined && nowMs - known.usedMs < expireMs ? known : newCounter(nowMs);
    counters.delete(source);
    if (counters.size >= mostSources) forgetOldest(counters);
    counters.set(source, counter);
    rotate(counter, nowMs, periodMs);
    counter.usedMs = nowMs;
    counter.current += 1;
    return requestsIn(counter, nowMs, periodMs);
  };
};

const newCounter = (nowMs: number): Counter => ({
  beganMs: nowMs,
  current: 0,
  previous: 0,
  usedMs: nowMs,
});

const forgetOldest = (counters: Map<string, Counter>): void => {
  const [oldest] = counters.keys();
  if (oldest !== undefined) counters.delete(oldest);
};

const rotate = (counter: Counter, nowMs: number, periodMs: number): void => {
  const periods = Math.floor((nowMs - counter.beganMs) / periodMs);
  if (periods < 1) return;
  counter.previous = periods === 1 ? counter.current : 0;
  counter.current = 0;
  counter.beganMs = periods === 1 ? counter.beganMs + periodMs : nowMs;
};

const requestsIn = ({ beganMs, current, previous }: Counter, nowMs: number, periodMs: number) =>
  Math.floor((previous * (beganMs + periodMs - nowMs)) / periodMs) + current;
