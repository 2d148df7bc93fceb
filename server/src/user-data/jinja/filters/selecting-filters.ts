import { ownAttributeOf, valueAtPath } from '../access.ts';
import { bound, needed, stringOf } from '../arguments.ts';
import { fail } from '../failure.ts';
import type { Filter, Tools } from '../filter.ts';
import {
  type Arguments,
  generator,
  isMissing,
  isTrue,
  itemsOf,
  useMissing,
  type Value,
} from '../value.ts';

const byAttribute = (named: ReadonlyMap<string, Value>): ((item: Value) => Value) => {
  const stray = [...named.keys()].find((key) => key !== 'attribute' && key !== 'default');
  if (stray !== undefined) fail('runtime', `Unexpected keyword argument '${stray}'`);
  const otherwise = named.get('default') ?? null;
  return (item) => {
    const found = valueAtPath(item, named.get('attribute') ?? null);
    return isMissing(found) && otherwise !== null ? otherwise : found;
  };
};

const mappedBy = ({ positional, named }: Arguments, tools: Tools): ((item: Value) => Value) => {
  if (positional.length === 0 && named.has('attribute')) return byAttribute(named);
  const [name, ...rest] = positional;
  if (name === undefined) return fail('runtime', 'map requires a filter argument');
  return (item) => tools.filtered(stringOf(name, ''), item, { positional: rest, named });
};

const mapped: Filter = (value, given, tools) => {
  return generator('sync_do_map', () =>
    isTrue(value) ? itemsOf(value).map(mappedBy(given, tools)) : [],
  );
};

const predicate = (
  { positional, named }: Arguments,
  ofAttribute: boolean,
  tools: Tools,
): ((item: Value) => boolean) => {
  const [path, ...more] = ofAttribute ? positional : [null, ...positional];
  if (path === undefined) return fail('runtime', 'Missing parameter for attribute name');
  const [test, ...rest] = more;
  return (item) => {
    const tested = ofAttribute ? valueAtPath(item, path) : item;
    if (test === undefined) return isTrue(tested);
    return tools.passes(stringOf(test, ''), tested, { positional: rest, named });
  };
};

/** `select` and its kin: by a test, of the item or of an attribute of it. */
const selecting =
  (ofAttribute: boolean, wanted: boolean): Filter =>
  (value, given, tools) =>
    generator('select_or_reject', () => {
      if (!isTrue(value)) return [];
      const passes = predicate(given, ofAttribute, tools);
      return itemsOf(value).filter((item) => passes(item) === wanted);
    });

const attribute: Filter = (value, given) => {
  const { name } = bound('attr', given, ['name']);
  if (isMissing(value)) return useMissing(value);
  return ownAttributeOf(value, stringOf(needed('attr', 'name', name), ''));
};

/** Filters that call other filters, tests or attributes, by name. */
export const selectingFilters: Readonly<Record<string, Filter>> = {
  attr: attribute,
  map: mapped,
  reject: selecting(false, false),
  rejectattr: selecting(true, false),
  select: selecting(false, true),
  selectattr: selecting(true, true),
};
