import { type JinjaContext, startOfRun } from './context.ts';

/** Where the tag begins that is open at the end of a text; undefined if none is. */
const openTag = (before: string): number | undefined => {
  const open = Math.max(
    before.lastIndexOf('{{'),
    before.lastIndexOf('{%'),
    before.lastIndexOf('{#'),
  );
  if (open < 0 || /[}%#]\}/.test(before.slice(open + 2))) return undefined;
  return open;
};

/** Texts blanked out, so that nothing in them counts; the last one may still be open. */
const withoutTexts = (text: string): string =>
  text.replace(/"[^"]*"|'[^']*'/g, (found) => ' '.repeat(found.length));

const bracketMember = /\[\s*(["'])([^"']*)\1\s*\]/g;
const bracketStart = /\[\s*["']$/;

/** The names before the word, brackets as dots: `ds['meta_data'].` is `ds.meta_data.`. */
const expressionBefore = (text: string): string => {
  const dotted = text.replace(bracketStart, '.').replace(bracketMember, '.$2');
  const found = dotted.slice(startOfRun(dotted, dotted.length, /[\w.-]/));
  return found.endsWith('.') ? found.replace(/^[.-]+/, '') : '';
};

const placeOf = (inside: string, isStatement: boolean): JinjaContext['place'] => {
  if (isStatement && /^[-+]?\s*$/.test(inside)) return 'tag';
  const bare = withoutTexts(inside);
  if (/\|\s*$/.test(bare)) return 'filter';
  return /\bis\s+(?:not\s+)?$/.test(bare) ? 'test' : 'expression';
};

const isInText = (inside: string): boolean => /["']/.test(withoutTexts(inside));

/** What can stand at a column of a line of a template; undefined outside of its tags, and in their comments and texts. */
export const jinjaAt = (line: string, character: number): JinjaContext | 'text' | undefined => {
  const before = line.slice(0, character);
  const open = openTag(before);
  if (open === undefined) return undefined;
  const mark = before[open + 1];
  const start = startOfRun(before, before.length, /\w/);
  const inside = before.slice(open + 2, start);
  const isQuoted = bracketStart.test(inside);
  if (mark === '#' || start < open + 2 || (isInText(inside) && !isQuoted)) return 'text';
  const end = character + (/^\w*/.exec(line.slice(character))?.[0].length ?? 0);
  const after = line.slice(end);
  const close = after.search(/[}%]\}/);
  const opens = after.search(/\{[{%]/);
  return {
    kind: 'jinja',
    place: placeOf(inside, mark === '%'),
    expression: expressionBefore(inside),
    isQuoted,
    isClosed: close >= 0 && (opens < 0 || close < opens),
    word: { start, end, text: line.slice(start, end) },
  };
};
