import type { ListNode } from '../documents/yaml/node.ts';
import type { ListShape } from '../knowledge/shape.ts';
import { type Checker, type Findings, failure, isFull, type Place } from './finding.ts';
import { isRight } from './right.ts';
import { hasTwins } from './shape-facts.ts';

/** What a list and its items break. */
export const checkList = (
  checker: Checker,
  place: Place,
  node: ListNode,
  shape: ListShape,
  into: Findings,
): void => {
  const count = node.items.length;
  if (count < (shape.minItems ?? 0)) into.failures.push(failure('minItems', place, shape));
  if (count > (shape.maxItems ?? Infinity)) into.failures.push(failure('maxItems', place, shape));
  if (shape.unique && hasTwins(node)) into.failures.push(failure('uniqueItems', place, shape));
  if (shape.items.kind === 'anything') return;
  node.items.forEach((item, index) => {
    if (isFull(into) || isRight(item, shape.items)) return;
    const inner = checker.entered(place, index, item, undefined);
    if (inner) checker.check(inner, shape.items, into);
  });
};
