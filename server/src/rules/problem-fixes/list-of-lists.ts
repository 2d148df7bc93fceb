import type { OpenDocument } from '../../documents/open-document.ts';
import { yamlOf } from '../../knowledge/words.ts';
import type { Fix, Problem } from '../../problem.ts';
import { edit, inQuotes, replaced, safeFix, fix as unsafeFix } from '../frame/fix.ts';
import { itemsOf, sourceOf, textOf, type Value } from '../frame/value.ts';
import { valueAt } from '../frame/value-at.ts';
import { inDocument } from './in-document.ts';

const blankOrBreak = /\s/;

const isOneWord = (item: Value): boolean => {
  const text = textOf(item);
  return text !== undefined && !item.borrowed && !blankOrBreak.test(sourceOf(item).trim());
};

const asItem = (word: string): string =>
  /^[\w./][\w./=+@-]*$/.test(word) ? yamlOf(word) : inQuotes(word);

/** `ephemeral0 /mnt ext4`, as in a table of mounts, word by word. */
const wordFix = (item: Value, offset: number): readonly Fix[] => {
  const words = textOf(item)?.trim().split(/\s+/) ?? [];
  if (words.length < 2 || /["'\\$`]/.test(sourceOf(item).trim().slice(1, -1))) return [];
  const list = `[${words.map(asItem).join(', ')}]`;
  return inDocument(unsafeFix(`Write ${list}`, replaced(item, list)), offset);
};

const dashOf = (item: Value): number | undefined => {
  const before = item.scope.text.slice(0, item.span.start).trimEnd();
  return before.endsWith('-') ? before.length - 1 : undefined;
};

/** `[sda1, /mnt]` as `[[sda1, /mnt]]`, and the like with dashes. */
const oneListFix = (list: Value, items: readonly Value[], offset: number): readonly Fix[] => {
  const { scope, span, node } = list;
  const title = 'Make one list of them, in this list';
  const at = (place: number | undefined, text: string) =>
    place === undefined ? undefined : edit(scope, { start: place, end: place }, text);
  const isFlow = node.kind === 'list' && node.flow;
  const end = span.start + sourceOf(list).trimEnd().length;
  const edits = isFlow
    ? [at(span.start, '['), at(end, ']')]
    : items.map((item, index) => at(dashOf(item), index === 0 ? '- ' : '  '));
  return inDocument(safeFix(title, ...edits), offset);
};

/** Nobody means one list of more, and each of its items offers to make it. */
const mostWords = 100;

/** Of single words, where an item is to be a list: all of them are that list. Of several words in one, each word an item. */
export const listOfListsFixes = (
  { start, instead: [list = ''] = [] }: Problem<string>,
  document: OpenDocument,
): readonly Fix[] => {
  // A list of strings is meant only where the problem itself names one.
  if (!list.startsWith('[')) return [];
  const { value, offset } = valueAt(document, start) ?? {};
  if (value === undefined || offset === undefined || typeof value.part !== 'number') return [];
  const { parent } = value;
  if (parent === undefined || parent.borrowed || value.borrowed) return [];
  const items = itemsOf(parent);
  return items.length > 1 && items.length <= mostWords && items.every(isOneWord)
    ? oneListFix(parent, items, offset)
    : wordFix(value, offset);
};
