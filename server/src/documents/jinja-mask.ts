/** Stands for each character of a masked expression: no YAML character, and in no sane document. */
export const maskCharacter = '\uE0A7';

/** Whether a text came out of a masked expression, at least in part: then it can be anything. */
export const isMasked = (text: string): boolean => text.includes(maskCharacter);

const tag = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}/g;
const unclosed = /\{[{%#][^\n]*$/;

const blank = (text: string, by: string): string => text.replace(/[^\r\n]/gu, by);

/** What makes a comment of a tag that stands alone on its lines. */
const asComment = (text: string): string => blank(text, ' ').replace(/^ |(?<=\n) /g, '#');

const standsAlone = (text: string, start: number, end: number): boolean => {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const before = text.slice(lineStart, start);
  const after = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  return before.trim() === '' && after.trim() === '';
};

const maskTag = (found: string, start: number, text: string): string => {
  if (found.startsWith('{{')) return blank(found, maskCharacter);
  if (standsAlone(text, start, start + found.length)) return asComment(found);
  return blank(found, found.startsWith('{#') ? ' ' : maskCharacter);
};

/**
 * A jinja template as YAML of the same length, line by line: expressions become a word that can be
 * anything, statements on lines of their own become comments.
 */
export const masked = (text: string): string => {
  const whole = text.replace(tag, maskTag);
  // One that is still being typed must not break the rest.
  return whole.includes('{')
    ? whole.replace(/[^\n]+/g, (line) =>
        line.replace(unclosed, (rest) => blank(rest, maskCharacter)),
      )
    : whole;
};

/** Whether a template decides at run time which lines stay: then two of a key may be right. */
export const hasStatements = (text: string): boolean => /\{%/.test(text);
