import { expect, test } from 'vitest';
import { metadataCache } from './metadata-cache.ts';

const cacheFor = (expirationMs: number) => {
  const clock = { now: 1000 };
  return { clock, cache: metadataCache<string>(expirationMs, () => clock.now) };
};

test('an entry lives exactly as long as it was given', () => {
  const { clock, cache } = cacheFor(15);
  cache.set('a', 'one');
  clock.now += 14;
  expect(cache.get('a')).toBe('one');
  clock.now += 1;
  expect(cache.get('a')).toBeUndefined();
});

test('reading does not extend an entry, setting it anew does', () => {
  const { clock, cache } = cacheFor(10);
  cache.set('a', 'one');
  clock.now += 9;
  cache.get('a');
  clock.now += 1;
  expect(cache.get('a')).toBeUndefined();
  cache.set('a', 'two');
  clock.now += 9;
  expect(cache.get('a')).toBe('two');
});

test('an expiration of 0 keeps nothing', () => {
  const { cache } = cacheFor(0);
  cache.set('a', 'one');
  expect(cache.get('a')).toBeUndefined();
});
