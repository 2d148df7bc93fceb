import type { Outcome } from '../../message.ts';
import { outcomeWords } from '../outcome-words.ts';
import { byRelease } from './expectation-maker.ts';

type Kind = Outcome['kind'];

/** `outcome: closed`, or several of which one must be. */
export const outcome = byRelease((written: Kind | readonly Kind[]) => {
  const wanted = [written].flat();
  return [
    ({ trace }) => [
      {
        what: 'outcome',
        expected: wanted.join(' or '),
        seen: outcomeWords(trace.outcome),
        passed: wanted.includes(trace.outcome.kind),
      },
    ],
  ];
});
