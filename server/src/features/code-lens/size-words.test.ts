import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { sizeWords } from './size-words.ts';

const checkWords = (text: string, expected: string): void => {
  expect(sizeWords(text)).toBe(expected);
};

test('a share of each limit: Nova counts base64, EC2 bytes', () => {
  checkWords('a'.repeat(100), "100 bytes: under 1 % of Nova's limit, under 1 % of EC2's");
  checkWords('é'.repeat(4096), "8,192 bytes: 16 % of Nova's limit, 50 % of EC2's");
  checkWords('a'.repeat(16_384), "16,384 bytes: 33 % of Nova's limit, 100 % of EC2's");
});

test('over EC2’s limit but not over Nova’s: gzip helps', () => {
  expect(sizeWords('a'.repeat(49_149))).toMatch(
    /^49,149 bytes: 99 % of Nova's limit, too large for EC2 \(16,384 at most\); with gzip \d+ bytes: under 1 % of Nova's limit, under 1 % of EC2's$/,
  );
});

test('one byte over Nova’s limit', () => {
  expect(sizeWords('a'.repeat(49_152))).toContain(
    'too large for Nova (65,536 as base64, 65,535 at most), too large for EC2',
  );
});

test('what does not pack is too large packed as well, and what is huge is not packed', () => {
  const noise = randomBytes(60_000).toString('latin1').replaceAll('\n', ' ');
  expect(sizeWords(noise)).toMatch(/too large for Nova .* with gzip .* too large for Nova/);
  expect(sizeWords('a'.repeat(1_000_001))).not.toContain('gzip');
});
