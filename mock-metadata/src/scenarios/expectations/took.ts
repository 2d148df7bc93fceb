import { byRelease } from './expectation-maker.ts';

/** `took: 32s`: how long it took by the clock of the scenario, which nothing but delays moves. */
export const took = byRelease((wantedMs: number) => [
  ({ tookMs }) => [
    {
      what: 'time',
      expected: inSeconds(wantedMs),
      seen: inSeconds(tookMs),
      passed: Math.round(tookMs) === wantedMs,
    },
  ],
]);

const inSeconds = (ms: number): string => `${ms / 1_000} s`;
