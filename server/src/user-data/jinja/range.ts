import { fail } from './failure.ts';
import type { Range } from './value.ts';

/** Jinja2's sandbox makes no longer ones. */
const longestRange = 100_000;

/** The whole numbers from `start` on, each `step` (not 0) further, before `end`. */
export const rangeOf = (start: number, end: number, step: number): Range => {
  const length = Math.max(0, Math.ceil((end - start) / step));
  if (length > longestRange) fail('runtime', 'Range too big. The sandbox blocks it.');
  const items = Array.from({ length }, (_, index) => BigInt(start + index * step));
  const shown = `range(${start}, ${end}${step === 1 ? '' : `, ${step}`})`;
  return { kind: 'items', type: 'range', shown, items, start, step };
};
