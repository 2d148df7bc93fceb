import { randomBytes } from 'node:crypto';
import { SourceError } from '../errors.ts';
import { answered, type Outcome } from '../message.ts';
import type { NovaWorld } from '../nova/metadata-api.ts';
import { exchange } from '../sources/exchange.ts';

/** Vendor data is JSON of a few kilobytes; Nova itself has no limit. */
const maxVendorDataBytes = 4 * 1024 * 1024;

/** The world as it is: the clock, the system's randomness, the network. */
export const realWorld = (
  readFile: (path: string) => Uint8Array,
  warn: (message: string) => void,
): NovaWorld => ({
  now: Date.now,
  random: pooledRandom(),
  readFile,
  warn,
  post: async (url, body, headers, limits) => {
    if (!URL.canParse(url)) return { kind: 'refused' };
    const more = { ...limits, maxBytes: maxVendorDataBytes };
    try {
      const request = { method: 'POST', url: new URL(url), headers, body } as const;
      return answered(await exchange(request, more));
    } catch (error) {
      return outcomeOf(error);
    }
  },
});

const poolBytes = 64 * 1024;

/** Bytes from a pool: asking the system for each seed costs a tenth of an answer. None is given twice. */
const pooledRandom = (): NovaWorld['random'] => {
  let pool = new Uint8Array(0);
  return (bytes) => {
    if (pool.length < bytes) pool = randomBytes(Math.max(bytes, poolBytes));
    const taken = pool.subarray(0, bytes);
    pool = pool.subarray(bytes);
    return taken;
  };
};

const outcomeOf = (error: unknown): Outcome => {
  const code = error instanceof SourceError ? error.code : 'refused';
  switch (code) {
    case 'timeout':
    case 'closed':
      return { kind: code };
    case 'not-http':
    case 'too-large':
      return { kind: 'garbage', bytes: new Uint8Array(0) };
    default:
      return { kind: 'refused' };
  }
};
