import { expect, test } from 'vitest';
import type { Problem } from '../../../mock-metadata/src/index.ts';
import { problemsByFile } from './problems-by-file.ts';

const problem = (file: string, line: number, message: string): Problem => ({
  code: 'wrong-type',
  file,
  line,
  column: 1,
  endLine: line,
  endColumn: 2,
  message,
});

test('problems go to the file they are in', () => {
  const one = problem('/a.lab.yaml', 1, 'x');
  const other = problem('/b.scenario.yaml', 1, 'x');
  expect([...problemsByFile([one, other])]).toEqual([
    ['/a.lab.yaml', [one]],
    ['/b.scenario.yaml', [other]],
  ]);
});

test('what two readers say of one place stands there once', () => {
  const problems = [
    problem('/a', 1, 'x'),
    problem('/a', 1, 'x'),
    problem('/a', 1, 'y'),
    problem('/a', 2, 'x'),
  ];
  const [, those] = [...problemsByFile(problems)][0] ?? [];
  expect(those?.map(({ line, message }) => `${line} ${message}`)).toEqual(['1 x', '1 y', '2 x']);
});
