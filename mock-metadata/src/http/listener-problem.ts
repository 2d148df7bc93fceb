import { isNode, LineCounter, parseDocument } from 'yaml';
import type { MockError } from '../errors.ts';
import type { Problem } from '../problem.ts';

/** The problem of a lab whose instance asks for a listener that cannot open, at the place that asks. */
export const listenerProblem = (error: MockError, file: string, text: string): Problem => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  const node = document.getIn(['instances', error.instanceName, 'listen'], true);
  const [start, end] = (isNode(node) ? node.range : undefined) ?? [0, 0];
  const from = lines.linePos(start);
  const to = lines.linePos(end);
  return {
    code: 'cannot-listen',
    message: error.message,
    file,
    line: from.line,
    column: from.col,
    endLine: to.line,
    endColumn: to.col,
  };
};
