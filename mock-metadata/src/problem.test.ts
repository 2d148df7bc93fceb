import { expect, test } from 'vitest';
import { problemLine } from './problem.ts';

test('a problem is one line, and nothing in it can steer the terminal', () => {
  const problem = {
    code: 'unknown-key' as const,
    message: 'a\u001b[31m\nb.lab.yaml:1:1: fake',
    file: 'x\u202e',
    ...{ line: 2, column: 3, endLine: 2, endColumn: 4 },
  };
  expect(problemLine(problem)).toBe('x\\u{202e}:2:3: a\\x1b[31m b.lab.yaml:1:1: fake');
});
