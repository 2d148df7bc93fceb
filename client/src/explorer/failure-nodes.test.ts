import { expect, test } from 'vitest';
import { failureNodes, firstSentence } from './failure-nodes.ts';

const checkFirst = (message: string, expected: string) =>
  expect(firstSentence(message)).toBe(expected);

test('the first sentence ends where another begins', () => {
  checkFirst('It broke. Try again. Or not.', 'It broke.');
  checkFirst(
    '10.0.0.9:80 did not answer within 5.0 s. Check it.',
    '10.0.0.9:80 did not answer within 5.0 s.',
  );
  checkFirst('web.lab.yaml is wrong. “x” is no key.', 'web.lab.yaml is wrong.');
  checkFirst('Only one', 'Only one');
});

test('what happened and what to do are two rows', () => {
  const rows = failureNodes(undefined, new Error('It broke. Try again.'));
  expect(rows).toMatchObject([
    { kind: 'failure', message: 'It broke. Try again.', remedy: 'retry' },
    { kind: 'note', label: 'Try again.' },
  ]);
});

test('a message of one sentence, or no message at all, is one row', () => {
  expect(failureNodes(undefined, new Error('It broke.')).length).toBe(1);
  expect(failureNodes(undefined, 'broken')).toMatchObject([{ message: 'broken' }]);
});
