import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { type SizeLimit, sizeLimitOf, sizeProblem } from './size-limit.ts';

const limitOf = (text: string): SizeLimit => {
  const limit = sizeLimitOf(text);
  if (limit === undefined) throw new Error(`${text} is no limit`);
  return limit;
};

test.each([
  ['nova', 49_149],
  ['ec2', 16_384],
  ['Nova', 49_149],
  ['1000', 1000],
])('%s takes %i bytes, and not one more', (name, most) => {
  const limit = limitOf(name);
  expect(sizeProblem(new Uint8Array(most), limit)).toBeUndefined();
  expect(sizeProblem(new Uint8Array(most + 1), limit)).toMatchObject({ code: 'over-size-limit' });
});

test('the limit of Nova is what fits into 65,535 characters of base64', () => {
  const { mostBytes } = limitOf('nova');
  const base64Length = (count: number): number => Buffer.alloc(count).toString('base64').length;
  expect(base64Length(mostBytes)).toBeLessThanOrEqual(65_535);
  expect(base64Length(mostBytes + 1)).toBeGreaterThan(65_535);
});

test.each(['', '0', '-1', '1.5', '16k', 'azure', 'constructor'])('%j is no limit', (text) => {
  expect(sizeLimitOf(text)).toBeUndefined();
});

test('the message says what to do: compress, or fetch', () => {
  const messageOn = (bytes: Uint8Array): string | undefined =>
    sizeProblem(bytes, limitOf('ec2'))?.message;
  expect(messageOn(new Uint8Array(20_000))).toMatch(
    /^This has 20,000 bytes\. EC2 takes at most 16,384 bytes\. Compressed with gzip it has \d+ bytes/,
  );
  expect(messageOn(randomBytes(20_000))).toContain('fetch them');
});
