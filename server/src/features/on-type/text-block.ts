import { entriesOfLine, opensBlock } from '../../documents/context/line-shape.ts';
import type { Lines } from '../../documents/context/lines.ts';
import { type Ancestor, isInBlock } from '../../documents/context/path.ts';

const opensItem = (lines: Lines, [nearest]: readonly Ancestor[]): boolean => {
  if (nearest?.entry.kind !== 'dash') return false;
  const last = entriesOfLine(lines.text(nearest.line)).at(-1);
  return last?.kind === 'text' && opensBlock(last.value);
};

/** Whether what has these ancestors is a line of a text block. */
export const isTextLine = (lines: Lines, ancestors: readonly Ancestor[]): boolean =>
  isInBlock(ancestors) || opensItem(lines, ancestors);
