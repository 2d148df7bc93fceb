import type { ListNode, ScalarNode } from './node.ts';
import { quickScalar } from './quick-line.ts';

// One item between brackets: quoted without escapes, or plain without anything that means something there.
const item =
  /[ ]*(?:'([^'\n]*)'|"([^"\\\n]*)"|((?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?=[^\s,[\]{}]))(?:[^\s?:,[\]{}]|:(?=[^\s,[\]{}])| +(?=[^\s,[\]{}#]))*))[ ]*([,\]])/y;

const scalarOf = (found: RegExpExecArray, at: number): ScalarNode | undefined => {
  const [whole, single, double, plain] = found;
  const start = at + whole.search(/[^ ]/);
  if (plain !== undefined) return quickScalar(plain, start, start + plain.length, 'plain', false);
  const text = single ?? double ?? '';
  const style = single === undefined ? 'double' : 'single';
  return quickScalar(text, start, start + text.length + 2, style, false);
};

/** A list in brackets on one line, of scalars; undefined where it is not as simple as that. */
export const quickFlowList = (text: string, start: number): ListNode | undefined => {
  const items: ScalarNode[] = [];
  let at = start + 1;
  for (let mark = ','; mark === ','; ) {
    item.lastIndex = at;
    const found = item.exec(text);
    const scalar = found ? scalarOf(found, at) : undefined;
    if (!found || !scalar) return undefined;
    items.push(scalar);
    mark = found[4] ?? '';
    at = item.lastIndex;
  }
  return { kind: 'list', start, anchor: undefined, tag: undefined, end: at, items, flow: true };
};
