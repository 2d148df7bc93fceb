import type { Fix } from '../../problem.ts';
import type { FixInScope } from '../frame/fix.ts';

/** Fixes of a scope as they count in the document that has the scope at an offset. */
export const inDocument = (fixes: readonly FixInScope[], offset: number): readonly Fix[] =>
  fixes.map(({ title, isSafe, edits }) => ({
    title,
    isSafe,
    edits: edits.map(({ start, end, text }) => ({
      start: start + offset,
      end: end + offset,
      text,
    })),
  }));
