import type { Fold } from './fold.ts';

interface OpenLine {
  readonly line: number;
  readonly indent: number;
}

const endings = /^[ \t]*[\]})]/;

/** Folds told from indentation alone, for what cannot be read and for scripts. */
export const indentationFolds = (text: string): readonly Fold[] => {
  const folds: Fold[] = [];
  const open: OpenLine[] = [];
  let lastFull = 0;
  const close = (indent: number): void => {
    for (let top = open.at(-1); top && top.indent >= indent; top = open.at(-1)) {
      if (lastFull > top.line) folds.push({ start: top.line, end: lastFull });
      open.pop();
    }
  };
  for (const [line, content] of text.split('\n').entries()) {
    const indent = content.search(/[^ \t\r]/);
    if (indent < 0) continue;
    // A closing bracket belongs to what it closes, and stays in sight.
    if (!endings.test(content) || indent > (open.at(-1)?.indent ?? 0)) {
      close(indent);
      open.push({ line, indent });
    } else close(indent);
    lastFull = line;
  }
  close(0);
  return folds;
};
