import type { OpenDocument } from '../../documents/open-document.ts';
import type { Fix, Problem } from '../../problem.ts';

/** Names the kind of template that there is. */
export const templateLineFixes = (
  { start, end }: Problem<string>,
  { source }: OpenDocument,
): readonly Fix[] => {
  const text = '## template: jinja';
  const line = source.text.slice(start, end);
  return /^##[ \t]*template:/i.test(line) && line !== text
    ? [{ title: `Write ${text}`, edits: [{ start, end, text }], isSafe: true }]
    : [];
};
