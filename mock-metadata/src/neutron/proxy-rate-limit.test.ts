import { expect, test } from 'vitest';
import type { MetadataRateLimiting } from '../lab/model.ts';
import { rateLimitOf } from './proxy-rate-limit.ts';

const options: MetadataRateLimiting = {
  rateLimitEnabled: true,
  ipVersions: [4],
  baseWindowDurationS: 4,
  baseQueryRateLimit: 6,
  burstWindowDurationS: 1,
  burstQueryRateLimit: 3,
};

/** Which of some requests, `source@milliseconds`, are one too many; in which window. */
const denied = (requests: string, more: Partial<MetadataRateLimiting> = {}): string => {
  const limit = rateLimitOf({ ...options, ...more });
  return requests
    .split(' ')
    .map((request) => {
      const [source = '', at] = request.split('@');
      return limit?.(source, 1_000_000 + Number(at))?.window ?? '-';
    })
    .join(' ');
};

test('the fourth request within the short window is denied, and denied ones count', () => {
  expect(denied('10.0.0.4@0 10.0.0.4@10 10.0.0.4@20 10.0.0.4@30 10.0.0.4@999')).toBe(
    '- - - burst burst',
  );
});

test('each source address has counters of its own', () => {
  expect(denied('10.0.0.4@0 10.0.0.4@1 10.0.0.4@2 10.0.0.5@3 10.0.0.4@4')).toBe('- - - - burst');
});

test('of the period before, the share counts that is still in the window', () => {
  // At 1900 ms a tenth of the three is left, at 1100 ms nine tenths are, rounded down.
  expect(denied('10.0.0.4@0 10.0.0.4@1 10.0.0.4@2 10.0.0.4@1100 10.0.0.4@1101')).toBe(
    '- - - - burst',
  );
  expect(denied('10.0.0.4@0 10.0.0.4@1 10.0.0.4@2 10.0.0.4@1900 10.0.0.4@1901')).toBe('- - - - -');
});

test('the long window goes on counting where the short one has forgotten', () => {
  const every600Ms = [0, 600, 1200, 1800, 2400, 3000, 3600].map((at) => `10.0.0.4@${at}`);
  expect(denied(every600Ms.join(' '))).toBe('- - - - - - base');
});

test('an address that does not ask for a whole long window is forgotten', () => {
  const burst = '10.0.0.4@0 10.0.0.4@1 10.0.0.4@2 10.0.0.4@3';
  expect(denied(`${burst} 10.0.0.4@4003 10.0.0.4@4004 10.0.0.4@4005`)).toBe('- - - burst - - -');
});

test('a table for IPv4 never counts IPv6, one for IPv6 counts both', () => {
  const both =
    'fe80::1@0 fe80::1@1 fe80::1@2 fe80::1@3 10.0.0.4@4 10.0.0.4@5 10.0.0.4@6 10.0.0.4@7';
  expect(denied(both)).toBe('- - - - - - - burst');
  expect(denied(both, { ipVersions: [6] })).toBe('- - - burst - - - burst');
});

test.each<Partial<MetadataRateLimiting>>([
  { rateLimitEnabled: false },
  { ipVersions: [4, 6] },
  { ipVersions: [] },
])('with %j nobody is limited', (more) => {
  expect(rateLimitOf({ ...options, ...more })).toBeUndefined();
});
