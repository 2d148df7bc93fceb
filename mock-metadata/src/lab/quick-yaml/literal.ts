import { type Cursor, firstNonSpace, lineEndFrom, unusual } from './cursor.ts';

/** One line of a literal block without its indentation; undefined for the first line behind the block. */
const lineAt = (
  { text }: Cursor,
  start: number,
  end: number,
  [parentColumn, indent]: readonly [number, number],
): string | undefined => {
  const first = firstNonSpace(text, start);
  const width = first - start;
  const isBlank = first === end;
  // More blanks than the text is indented by would count.
  if (isBlank ? width > indent : width > parentColumn && width < indent) throw unusual;
  if (isBlank) return '';
  return width <= parentColumn ? undefined : text.slice(start + (indent || width), end);
};

/** The lines of a literal block, indentation taken away; `lineEnd` is afterwards that of its last line. */
const linesOf = (cursor: Cursor, parentColumn: number): readonly string[] => {
  const { text } = cursor;
  const lines: string[] = [];
  let indent = 0;
  for (let start = cursor.lineEnd + 1; start < text.length; start = cursor.lineEnd + 1) {
    const end = lineEndFrom(text, start);
    const line = lineAt(cursor, start, end, [parentColumn, indent]);
    if (line === undefined) break;
    if (indent === 0 && line !== '') indent = end - start - line.length;
    lines.push(line);
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
