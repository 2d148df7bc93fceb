import { outcomeWords } from '../outcome-words.ts';
import { byRelease } from './expectation-maker.ts';

/** `status: 200`, or several of which one must be. */
export const status = byRelease((written: number | readonly number[]) => {
  const wanted = [written].flat();
  return [
    ({ trace: { outcome } }) => [
      {
        what: 'status',
        expected: wanted.join(' or '),
        seen: outcomeWords(outcome),
        passed: outcome.kind === 'answer' && wanted.includes(outcome.answer.status),
      },
    ],
  ];
});
