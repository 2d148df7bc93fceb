/**
 * JSON text with one entry a line. Only blanks between tokens change: every token stays as it was
 * sent (escapes, `1.0`, duplicate keys), which parsing and writing again would not keep.
 * Give it text that `JSON.parse` takes.
 */
export const indentedJson = (text: string): string => {
  let depth = 0;
  const newLine = () => `\n${'  '.repeat(depth)}`;
  const opened = (mark: string): string => {
    depth += 1;
    return mark + newLine();
  };
  const closed = (mark: string): string => {
    depth -= 1;
    return newLine() + mark;
  };
  const laidOut: Readonly<Record<string, (mark: string) => string>> = {
    '{': opened,
    '[': opened,
    '}': closed,
    ']': closed,
    ',': (mark) => mark + newLine(),
    ':': () => ': ',
  };
  return `${text.replaceAll(piece, (each) => laidOut[each]?.(each) ?? withoutBlanks(each))}\n`;
};

const withoutBlanks = (each: string): string =>
  each.startsWith('"') ? each : each.replaceAll(/\s/g, '');

// A string, an empty object or array, a mark, or blanks; the rest (numbers, words) stays as it is.
const piece = /"[^"\\]*(?:\\.[^"\\]*)*"|\{\s*\}|\[\s*\]|[{}[\],:]|\s+/g;
