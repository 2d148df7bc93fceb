/** The first letter large, all others small. */
export const capitalized = (text: string): string => {
  const [first = '', ...others] = text;
  return first.toUpperCase() + others.join('').toLowerCase();
};

/** Every run of letters as a title has it, as Python's str.title(). */
export const titled = (text: string): string => text.replace(/\p{L}+/gu, capitalized);

// biome-ignore lint/suspicious/noControlCharactersInRegex: Python breaks lines at file, group and record separators.
const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

/** The lines of a text as Python's str.splitlines() cuts them. */
export const linesOf = (text: string, withEnds = false): string[] => {
  const lines: string[] = [];
  let from = 0;
  for (const { 0: end, index } of text.matchAll(lineEnd)) {
    lines.push(text.slice(from, withEnds ? index + end.length : index));
    from = index + end.length;
  }
  return from < text.length ? [...lines, text.slice(from)] : lines;
};
