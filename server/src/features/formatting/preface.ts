import { editCollector, type GapEdit } from './text-edits.ts';

// Not behind a template's statement: there a line break would go that has stayed.
const blankEnd = /(?<![ \t]|[%#}]\})[ \t]+(?=\r?$)/gm;
const emptyLines = /(?<=\n(?:[ \t]*\r?\n))(?:[ \t]*\r?\n)+/g;

/** Edits for what stands before the first key: no blanks at line ends, no two empty lines in a row. */
export const prefaceEdits = (text: string): readonly GapEdit[] => {
  const into = editCollector(text);
  const spare = [...text.matchAll(emptyLines)].map(({ index, 0: lines }) => ({
    start: index,
    end: index + lines.length,
  }));
  const isSpare = (at: number): boolean => spare.some(({ start, end }) => start <= at && at < end);
  for (const { index, 0: blanks } of text.matchAll(blankEnd)) {
    if (!isSpare(index)) into.replace(index, index + blanks.length, '');
  }
  for (const { start, end } of spare) into.replace(start, end, '');
  return into.edits.toSorted((one, other) => one.start - other.start);
};
