import { type HopWord, hopWords, wordOfHop } from '../words.ts';
import { byRelease } from './expectation-maker.ts';

/** `decided_by: nova`: the hop whose decision made the answer what it is. */
export const decidedBy = byRelease((wanted: HopWord) => [
  ({ trace }) => [
    {
      what: 'decided by',
      expected: wanted,
      seen: wordOfHop(trace.decidedBy),
      passed: trace.decidedBy === hopWords[wanted],
    },
  ],
]);
