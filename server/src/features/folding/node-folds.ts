import type { YamlNode } from '../../documents/yaml/node.ts';
import type { Fold } from './fold.ts';

/** Where a node can be folded: from its first line to its last, a closing bracket left in sight. */
type Tell = (start: number, end: number, isBracket: boolean) => void;

const isBracket = (node: YamlNode): boolean =>
  (node.kind === 'map' || node.kind === 'list') && node.flow;

const visit = (node: YamlNode, tell: Tell): void => {
  if (node.kind === 'map') {
    for (const { key, value } of node.entries) {
      tell(key.start, value.end, isBracket(value));
      visit(value, tell);
    }
  }
  if (node.kind === 'list') {
    for (const item of node.items) {
      tell(item.start, item.end, isBracket(item));
      visit(item, tell);
    }
  }
};

/** Whether a bracket has a line to itself, as far as what stands before it goes. */
const isAlone = (text: string, at: number): boolean => {
  let before = at - 1;
  while (text[before] === ' ' || text[before] === '\t') before -= 1;
  return text[before] === '\n';
};

/** Folds of keys with their values and of list items; `lineOf` gives the line of an offset. */
export const nodeFolds = (
  node: YamlNode,
  text: string,
  lineOf: (offset: number) => number,
): readonly Fold[] => {
  const folds: Fold[] = [];
  visit(node, (start, end, hasBracket) => {
    const first = lineOf(start);
    const last = lineOf(Math.max(start, end - 1));
    if (last === first) return;
    const shown = hasBracket && isAlone(text, end - 1) ? last - 1 : last;
    if (shown > first) folds.push({ start: first, end: shown });
  });
  return folds;
};
