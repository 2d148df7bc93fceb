import { isMasked } from '../../documents/jinja-mask.ts';
import type { Link } from './link.ts';

const url = /\b(?:https?|ftp):\/\/[^\s"'<>`\\^|,;[\]]+/gi;

const count = (text: string, character: string): number => text.split(character).length - 1;

/** Whether a closing bracket at the end was never opened. */
const hasLooseEnd = (text: string): boolean =>
  (text.endsWith(')') && count(text, ')') > count(text, '(')) ||
  (text.endsWith('}') && count(text, '}') > count(text, '{'));

/** A full stop after an address ends the sentence; a bracket belongs to it only if it was opened there. */
const withoutPunctuation = (found: string): string => {
  let text = found;
  while (/[.:!?*]$/.test(text) || hasLooseEnd(text)) text = text.slice(0, -1);
  return text;
};

/** No browser takes longer ones. */
const longest = 2000;

/** What cloud-init, apt or a shell fills in makes it no address yet. */
const isUnfinished = (found: string): boolean => isMasked(found) || /\$|\{\{/.test(found);

const isAddress = (found: string): boolean => !isUnfinished(found) && URL.canParse(found);

/** The addresses in a text, wherever they stand. */
export const urlLinks = (text: string): readonly Link[] =>
  text.includes('://')
    ? [...text.matchAll(url)]
        .filter(({ 0: found }) => found.length <= longest)
        .map(({ index, 0: found }) => ({ index, target: withoutPunctuation(found) }))
        .filter(({ target }) => isAddress(target))
        .map(({ index, target }) => ({ start: index, end: index + target.length, target }))
    : [];
