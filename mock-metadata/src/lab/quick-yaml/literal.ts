import { type Cursor, firstNonSpace, lineEndFrom, unusual } from './cursor.ts';

/** The lines of a literal block, indentation taken away; `lineEnd` is afterwards that of its last line. */
const linesOf = (cursor: Cursor, parentColumn: number): readonly string[] => {
  const { text } = cursor;
  const lines: string[] = [];
  let indent = 0;
  for (let start = cursor.lineEnd + 1; start < text.length; start = cursor.lineEnd + 1) {
    const end = lineEndFrom(text, start);
    const first = firstNonSpace(text, start);
    const width = first - start;
    if (first === end) {
      // More blanks than the text is indented by would count.
      if (width > indent) throw unusual;
      lines.push('');
    } else {
      if (indent === 0) indent = width;
      if (width <= parentColumn) break;
      if (width < indent) throw unusual;
      lines.push(text.slice(start + indent, end));
    }
    cursor.lineEnd = end;
  }
  return lines;
};

/** A block behind `|`, `|-` or `|+`, `at` being there; `lineEnd` is afterwards that of its last line. */
export const literalAt = (cursor: Cursor, parentColumn: number): string => {
  const header = cursor.text.slice(cursor.at, cursor.lineEnd);
  if (!/^\|[-+]?$/.test(header)) throw unusual;
  const lines = linesOf(cursor, parentColumn);
  const last = lines.findLastIndex((line) => line !== '');
  if (last < 0) throw unusual;
  const content = lines.slice(0, last + 1).join('\n');
  if (header === '|-') return content;
  return header === '|' ? `${content}\n` : `${content}${'\n'.repeat(lines.length - last)}`;
};
