import { opensFlow } from '../../documents/context/line-shape.ts';
import type { Lines } from '../../documents/context/lines.ts';
import { type Ancestor, ancestorsOf } from '../../documents/context/path.ts';
import { isTextLine } from './text-block.ts';

/** Behind a key with a value on its line no list can begin. */
const isClosed = (ancestor: Ancestor | undefined): boolean => {
  if (ancestor?.entry.kind !== 'key') return false;
  const { value } = ancestor.entry;
  const isOpen = opensFlow(value) && !/[\]}]$/.test(value);
  return value !== '' && !value.startsWith('#') && !isOpen;
};

/**
 * Where a dash belongs that was typed alone on a line: under the dashes of the list around it, if it stands where no
 * list can begin. Undefined if it stands well.
 */
export const columnOfDash = (lines: Lines, line: number): number | undefined => {
  const text = lines.text(line);
  if (text.trim() !== '-') return undefined;
  const ancestors = ancestorsOf(lines, line, text.indexOf('-'), 'dash');
  if (isTextLine(lines, ancestors) || !isClosed(ancestors[0])) return undefined;
  return ancestors.find(({ entry }) => entry.kind === 'dash')?.entry.column;
};
