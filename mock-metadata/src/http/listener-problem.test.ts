import { expect, test } from 'vitest';
import { MockError } from '../errors.ts';
import { listenerProblem } from './listener-problem.ts';

const checkPlace = (text: string, instanceName: string, expected: readonly number[]) => {
  const error = new MockError('port-taken', 'Taken.', { instanceName });
  const problem = listenerProblem(error, 'a.lab.yaml', text);
  const { line, column, endLine, endColumn } = problem;
  expect([line, column, endLine, endColumn]).toEqual(expected);
  expect(problem).toMatchObject({ code: 'cannot-listen', message: 'Taken.', file: 'a.lab.yaml' });
};

test('the problem stands where the lab asks for the listener', () => {
  checkPlace('instances:\n  db:\n    listen: 127.0.0.1:80\n', 'db', [3, 13, 3, 25]);
});

test('a text that says it nowhere has the problem at its begin', () => {
  checkPlace('instances: [', 'db', [1, 1, 1, 1]);
  checkPlace('', 'db', [1, 1, 1, 1]);
});
