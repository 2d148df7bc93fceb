import type { Position } from '../source-text.ts';
import { entriesOfLine, opensBlock } from './line-shape.ts';
import type { Lines } from './lines.ts';
import { type Ancestor, ancestorsOf, isInBlock } from './path.ts';

const indentOf = (text: string): number => text.search(/\S/);

/** An empty line between two lines of a text belongs to it, wherever the cursor is. */
const blankIndent = (lines: Lines, line: number, character: number): number => {
  const next = (direction: 1 | -1): number => {
    for (let at = line + direction; at >= lines.first && at <= lines.last; at += direction) {
      if (lines.text(at).trim() !== '') return indentOf(lines.text(at));
    }
    return 0;
  };
  return Math.max(character, Math.min(next(-1), next(1)));
};

const opensItemBlock = (lines: Lines, ancestors: readonly Ancestor[]): boolean => {
  const [nearest] = ancestors;
  if (nearest?.entry.kind !== 'dash') return false;
  const last = entriesOfLine(lines.text(nearest.line)).at(-1);
  return last?.kind === 'text' && opensBlock(last.value);
};

/** A line within a text block: what is indented deeper than the key that opened it is text. */
export const isTextBlock = (lines: Lines, { line, character }: Position): boolean => {
  const own = lines.text(line);
  const indent = own.trim() === '' ? blankIndent(lines, line, character) : indentOf(own);
  const ancestors = ancestorsOf(lines, line, indent, 'key');
  return isInBlock(ancestors) || opensItemBlock(lines, ancestors);
};
