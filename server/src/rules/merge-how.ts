import { plainTextOf } from './plain-text.ts';
import { entriesOf, get, itemsOf, type Value } from './value.ts';

/** One `name(option,option)` of a merge_how. */
export interface Merger {
  readonly name: string;
  readonly options: readonly string[];
}

const merger = /^([a-z_]\w*)\((.*?)\)$/;

/** What a merge_how says, as cloud-init reads it; undefined of one that it cannot read. */
export const mergersInText = (text: string): readonly Merger[] | undefined => {
  const parts = text
    .split('+')
    .map((one) => one.toLowerCase().trim().replaceAll('-', '_'))
    .filter((one) => one !== '');
  const found = parts.map((one) => merger.exec(one));
  if (found.includes(null)) return undefined;
  return found.map((one) => ({
    name: (one?.[1] ?? '').replace(/^m_/, ''),
    options: (one?.[2] ?? '')
      .split(',')
      .map((option) => option.trim())
      .filter((option) => option !== ''),
  }));
};

/** The mergers of a merge_how in either form; undefined where they are not known. */
export const mergersOf = (value: Value): readonly Merger[] | undefined => {
  const text = plainTextOf(value);
  if (text !== undefined) return mergersInText(text);
  const items = itemsOf(value);
  if (items.length === 0 || items.some((one) => entriesOf(one).length === 0)) return undefined;
  return items.map((one) => ({
    name: plainTextOf(get(one, 'name')) ?? '',
    options: itemsOf(get(one, 'settings')).map((option) => plainTextOf(option) ?? ''),
  }));
};

/** What people mean who want lists put together. */
export const mergingLists = 'list(append)+dict(no_replace,recurse_list)+str()';
