import type { OpenDocument } from '../../documents/open-document.ts';
import type { Form } from '../../knowledge/lookup.ts';
import type { Fix, Problem } from '../../problem.ts';
import { inQuotes, replaced, safeFix } from '../frame/fix.ts';
import { flagOf, numberOf, pathOf, textOf, type Value, writtenOf } from '../frame/value.ts';
import { valueAt } from '../frame/value-at.ts';
import { formsOf } from './forms-of.ts';
import { inDocument } from './in-document.ts';

const words: Readonly<Record<string, string>> = {
  true: 'true',
  yes: 'true',
  on: 'true',
  false: 'false',
  no: 'false',
  off: 'false',
};

const insteadOfFalse = (forms: readonly Form[]): string | undefined => {
  if (forms.some(({ kind }) => kind === 'nothing')) return 'null';
  const hasOff = forms.some(
    (form) => form.kind === 'choice' && form.values.some((one) => one.value === 'off'),
  );
  return hasOff ? "'off'" : undefined;
};

const withoutQuotes = (text: string, forms: readonly Form[]): string | undefined => {
  const word = text.toLowerCase();
  const takes = (...kinds: readonly Form['kind'][]): boolean =>
    forms.some(({ kind }) => kinds.includes(kind));
  const [, number] = /^\+?(0|[1-9]\d*)$/.exec(text) ?? [];
  if (number !== undefined) return takes('integer', 'number') ? number : undefined;
  return takes('flag') && Object.hasOwn(words, word) ? words[word] : undefined;
};

/** The same in the form that replaced it: numbers and flags without quotes, numbers as text, nothing for `false`. */
const newForm = (value: Value, forms: readonly Form[]): string | undefined => {
  const text = textOf(value);
  if (text !== undefined) return withoutQuotes(text, forms);
  const written = writtenOf(value);
  if (numberOf(value) !== undefined && written !== undefined)
    return forms.some(({ kind }) => kind === 'text') ? inQuotes(written) : undefined;
  return flagOf(value) === false ? insteadOfFalse(forms) : undefined;
};

/** A number, a yes or no without the quotes that make text of it. */
export const unquotedFixes = (found: Problem<string>, document: OpenDocument): readonly Fix[] =>
  textOf(valueAt(document, found.start)?.value) === undefined ? [] : newFormFixes(found, document);

/** Writes a value in the form that took the place of its own. */
export const newFormFixes = (found: Problem<string>, document: OpenDocument): readonly Fix[] => {
  const placed = valueAt(document, found.start);
  const { value, offset } = placed ?? {};
  if (value === undefined || offset === undefined) return [];
  const isHere = value.span.start + offset === found.start;
  const form = isHere ? newForm(value, formsOf(document, found.start, pathOf(value))) : undefined;
  return form === undefined
    ? []
    : inDocument(safeFix(`Write ${form}`, replaced(value, form)), offset);
};
