import { code } from '../../knowledge/words.ts';
import { entriesOf, get, itemsOf, type Value } from '../frame/value.ts';
import { plainTextOf } from './plain-text.ts';

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

const joinsLists = ({ name, options }: Merger): boolean =>
  name === 'list' && (options.includes('append') || options.includes('prepend'));

const goesInside = ({ options }: Merger): boolean =>
  options.includes('recurse_list') || options.includes('recurse_array');

/** Why lists inside of the map are not put together, though that is asked for; undefined if they are. */
export const whyListsStay = (mergers: readonly Merger[]): string | undefined => {
  const dict = mergers.find(({ name }) => name === 'dict');
  if (dict === undefined || !mergers.some(joinsLists)) return undefined;
  if (dict.options.includes('replace'))
    return `With ${code('dict(replace)')} a list of this part replaces the earlier one`;
  return goesInside(dict)
    ? undefined
    : `Without ${code('recurse_list')} the earlier list stays, and that of this part is lost`;
};
