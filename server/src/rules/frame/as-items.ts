import { type EditInScope, replaced } from './fix.ts';
import type { Value } from './value.ts';

/**
 * Several items in place of one of a list, each as it is to be written: between commas in brackets, else on lines of
 * their own. Undefined where the item does not stand alone on its line.
 */
export const asItems = (item: Value, sources: readonly string[]): EditInScope | undefined => {
  const { parent, scope, span } = item;
  if (parent?.node.kind !== 'list') return undefined;
  if (parent.node.flow) return replaced(item, sources.join(', '));
  const lineStart = scope.text.lastIndexOf('\n', span.start) + 1;
  const before = scope.text.slice(lineStart, span.start);
  const isOneLine = !scope.text.slice(span.start, span.end).trimEnd().includes('\n');
  return isOneLine && /^ *- +$/.test(before)
    ? replaced(item, sources.join(`\n${before}`))
    : undefined;
};
