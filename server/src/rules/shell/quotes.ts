/** Where something that is opened and closed ends; undefined if it is never closed. */
type End = number | undefined;

/** Nobody writes so many one inside the other; deeper ones are taken for never closed. */
const mostLevels = 200;

const endOfDouble = (text: string, from: number, level: number): End => {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '"') return at + 1;
    if (text[at] === '\\') {
      at += 1;
      continue;
    }
    const end = endOfExpansion(text, at, level);
    if (end === undefined) return undefined;
    at = Math.max(at, end - 1);
  }
  return undefined;
};

const endAfter = (text: string, mark: string, from: number): End => {
  const end = text.indexOf(mark, from);
  return end < 0 ? undefined : end + mark.length;
};

const endOfBackticks = (text: string, from: number): End => {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '`') return at + 1;
  }
  return undefined;
};

const pairs: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

const startsComment = (text: string, at: number): boolean =>
  text[at] === '#' && /\s/.test(text[at - 1] ?? '\n');

/** Where the line ends that holds an offset. */
export const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

/** Behind whatever stands at an offset inside of a pair. */
const endOfPiece = (text: string, at: number, open: string, level: number): End => {
  if (open === '(' && startsComment(text, at)) return endOfLine(text, at);
  const end = endOfQuoted(text, at, level);
  return end === undefined ? undefined : Math.max(at + 1, end);
};

/** Behind the parenthesis or brace that closes the one opened in front of `from`. */
const endOfPair = (text: string, from: number, open: string, level: number): End => {
  if (level > mostLevels) return undefined;
  let depth = 1;
  let at = from;
  while (at < text.length) {
    if (text[at] === open) depth += 1;
    if (text[at] === pairs[open]) depth -= 1;
    if (depth === 0) return at + 1;
    const end = endOfPiece(text, at, open, level);
    if (end === undefined) return undefined;
    at = end;
  }
  return undefined;
};

/** Behind `$(…)`, `${…}` or backticks that begin here; `at` itself if none do. */
const endOfExpansion = (text: string, at: number, level: number): End => {
  if (text[at] === '`') return endOfBackticks(text, at + 1);
  const open = text[at + 1] ?? '';
  return text[at] === '$' && open in pairs ? endOfPair(text, at + 2, open, level + 1) : at;
};

/**
 * Behind the quotes, the escaped character or the expansion that begins here; `at` itself if none does, undefined
 * if it is never closed. `level` counts the expansions around it.
 */
export const endOfQuoted = (text: string, at: number, level = 0): number | undefined => {
  switch (text[at]) {
    case '\\':
      return Math.min(at + 2, text.length);
    case "'":
      return endAfter(text, "'", at + 1);
    case '"':
      return endOfDouble(text, at + 1, level);
    default:
      return endOfExpansion(text, at, level);
  }
};
