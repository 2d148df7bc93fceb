import { isMasked } from '../../documents/jinja-mask.ts';
import type { OpenDocument } from '../../documents/open-document.ts';
import type { Fix, Problem } from '../../problem.ts';
import { inQuotes } from '../frame/fix.ts';
import { pathOf, textOf } from '../frame/value.ts';
import { valueAt } from '../frame/value-at.ts';

/** The names in a string that should be a list of packages. */
const namesOfPackages = (
  { code, start }: Problem<string>,
  document: OpenDocument,
): string | undefined => {
  const { value } = valueAt(document, start) ?? {};
  const text = code === 'wrong-type' && value ? textOf(value)?.trim() : undefined;
  const isPackages = value !== undefined && pathOf(value).join('.') === 'packages';
  return isPackages && text !== undefined && /^[\w.+:-]+(?:[ ,]+[\w.+:-]+)+$/.test(text)
    ? `[${text.split(/[ ,]+/).join(', ')}]`
    : undefined;
};

/** Puts what the problem itself names in the place of what stands there. */
export const insteadFixes = (found: Problem<string>, document: OpenDocument): readonly Fix[] => {
  const { code, start, end } = found;
  const names = namesOfPackages(found, document);
  const instead = names === undefined ? (found.instead ?? []) : [names];
  return instead
    .filter((text) => !isMasked(text))
    .map((text) => ({
      title: `Write ${text}`,
      edits: [{ start, end, text }],
      // Quotes only make a string of what is written; another word, or one item of several words, is a guess.
      isSafe: code === 'deprecated-value' || (code === 'wrong-type' && !/^\[.*\s/.test(text)),
    }));
};

/** Puts quotes round the whole text that a colon made a map of. */
export const quoteFixes = (
  { start, end }: Problem<string>,
  { source }: OpenDocument,
): readonly Fix[] => {
  // From the document and not from the problem, which knows a template's text masked only.
  const text = source.text.slice(start, end).trimEnd();
  const edit = { start, end: start + text.length, text: inQuotes(text) };
  return [{ title: 'Put the whole string in quotes', edits: [edit], isSafe: true }];
};
