/** Stands for each character of a masked expression: no YAML character, and in no sane document. */
export const maskCharacter = '\uE0A7';

/** Whether a text came out of a masked expression, at least in part: then it can be anything. */
export const isMasked = (text: string): boolean => text.includes(maskCharacter);

const blank = (text: string, by: string): string => text.replace(/[^\r\n]/gu, by);

/** What makes a comment of a tag that stands alone on its lines. */
const asComment = (text: string): string => blank(text, ' ').replace(/^ |(?<=\n) /g, '#');

const isBlankAt = (text: string, at: number): boolean => /[ \t\r\f\v]/.test(text.charAt(at));

/** Looks no further than to the next word: a line of very many tags would take for ever. */
const standsAlone = (text: string, start: number, end: number): boolean => {
  let [before, after] = [start - 1, end];
  while (isBlankAt(text, before)) before -= 1;
  if (before >= 0 && text[before] !== '\n') return false;
  while (isBlankAt(text, after)) after += 1;
  return after >= text.length || text[after] === '\n';
};

const maskTag = (found: string, start: number, text: string): string => {
  if (found.startsWith('{{')) return blank(found, maskCharacter);
  if (standsAlone(text, start, start + found.length)) return asComment(found);
  return blank(found, found.startsWith('{#') ? ' ' : maskCharacter);
};

const closers: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}' };

const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

/** Further on is no end of a tag looked for that is not simply the next. */
const mostInTag = 200;

const tokens = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[([{)\]}%]/gs;

/** Where a tag is closed: not within quotes and brackets of its own, as in `{{ '}}' }}` or `{{ {'a': {}} }}`. */
const closeOf = (text: string, at: number, closer: string): number => {
  const from = at + 2;
  const first = text.indexOf(closer, from);
  if (first < 0 || closer === '#}') return first;
  const near = text.slice(from, from + mostInTag);
  const lineEnd = near.indexOf('\n', first - from);
  let depth = 0;
  for (const { 0: sign, index } of near
    .slice(0, lineEnd < 0 ? mostInTag : lineEnd)
    .matchAll(tokens)) {
    const place = from + index;
    if (depth === 0 && text.startsWith(closer, place)) return place;
    if ('([{'.includes(sign)) depth += 1;
    else if (')]}'.includes(sign)) depth = Math.max(0, depth - 1);
  }
  return first;
};

/**
 * A jinja template as YAML of the same length, line by line: expressions become a word that can be
 * anything, statements on lines of their own become comments. One that is still being typed masks the rest
 * of its line.
 */
export const masked = (text: string): string => {
  const parts: string[] = [];
  const unclosed = new Set<string>();
  let done = 0;
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', Math.max(at + 1, done))) {
    const opener = text.slice(at, at + 2);
    const closer = closers[opener];
    if (closer === undefined) continue;
    const close = unclosed.has(opener) ? -1 : closeOf(text, at, closer);
    if (close < 0) unclosed.add(opener);
    const end = close < 0 ? endOfLine(text, at) : close + 2;
    const tag = text.slice(at, end);
    parts.push(
      text.slice(done, at),
      close < 0 ? blank(tag, maskCharacter) : maskTag(tag, at, text),
    );
    done = end;
  }
  return parts.join('') + text.slice(done);
};

/** Whether a template decides at run time which lines stay: then two of a key may be right. */
export const hasStatements = (text: string): boolean => /\{%/.test(text);
