import { expect, test } from 'vitest';
import { parsedPattern, patternTest } from './pattern.ts';

const clock = () => performance.now();

test('a pattern finds what it finds', () => {
  const holds = patternTest(clock);
  expect(holds(/^a+$/, 'aaa')).toBe(true);
  expect(holds(/^a+$/, 'aab')).toBe(false);
});

test.each([
  ['^(a+)+$', `${'a'.repeat(40)}!`],
  ['(x+x+)+y', 'x'.repeat(60)],
  ['^(\\w+\\s?)*$', `${'aaaa '.repeat(12)}!`],
  ['^(a|a){40}$', `${'a'.repeat(40)}b`],
  ['(a|aa)+b', 'a'.repeat(60)],
  ['(?:a?){30000}b', 'a'.repeat(5_000)],
])('a pattern that would look for years is ended: %s', (written, text) => {
  const holds = patternTest(clock, { oneMs: 20, allMs: 60_000 });
  expect(holds(new RegExp(written), text)).toBe('too-slow');
  // And the next one is none the worse for it.
  expect(patternTest(clock, { oneMs: 10_000, allMs: 10_000 })(/a|x/, text)).toBe(true);
});

test('many slow patterns share one budget', () => {
  let nowMs = 0;
  const holds = patternTest(
    () => {
      nowMs += 60;
      return nowMs;
    },
    { oneMs: 100, allMs: 100 },
  );
  const look = () => holds(/^a+b*$/, 'aab');
  expect([look(), look(), look()]).toEqual([true, true, 'too-slow']);
  // One that can do no harm needs none of it.
  expect(holds(/^a+b$/, 'aab')).toBe(true);
});

test('what is no pattern is said in words', () => {
  expect(parsedPattern('(x')).toMatch('This is no regular expression: unterminated group.');
  expect(parsedPattern('a'.repeat(1_001))).toMatch('longer than 1000 characters');
  expect(parsedPattern('^a$')).toEqual(/^a$/);
});
