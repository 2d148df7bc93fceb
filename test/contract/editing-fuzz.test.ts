import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { fuzzed } from '../support/editing-fuzz.ts';

const collectGarbage = (): (() => void) => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
};

const mebibyte = 1024 * 1024;

test('10,000 rounds of edits and questions: no exception, no hang, no growing memory', {
  timeout: 120_000,
}, () => {
  const gc = collectGarbage();
  const usedMiB: number[] = [];
  const { slowestMs, slowest } = fuzzed({
    rounds: 10_000,
    seed: Number(process.env['FUZZ_SEED'] ?? 20_261_123),
    nowMs: () => performance.now(),
    onRound: (round) => {
      if (round % 2000 !== 0) return;
      gc();
      usedMiB.push(process.memoryUsage().heapUsed / mebibyte);
    },
  });
  expect(slowestMs, slowest).toBeLessThan(1000);
  // What is compiled and cached at first use is there after the first rounds.
  const [, early = 0] = usedMiB;
  expect(usedMiB.at(-1)).toBeLessThan(early + 8);
});
