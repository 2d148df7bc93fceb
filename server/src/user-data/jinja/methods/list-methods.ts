import { bound, checkLength, countOf, needed } from '../arguments.ts';
import { equal, order } from '../compare.ts';
import { fail } from '../failure.ts';
import { repr } from '../show.ts';
import { type Arguments, isTrue, itemsOf, type Tuple, type Value } from '../value.ts';

const only = (name: string, given: Arguments): Value =>
  needed(name, 'object', bound(name, given, ['object']).object);

const counted = (items: readonly Value[], given: Arguments): Value => {
  const wanted = only('count', given);
  return BigInt(items.filter((item) => equal(item, wanted)).length);
};

const placeOf = (items: readonly Value[], given: Arguments): Value => {
  const { object, start } = bound('index', given, ['object', 'start']);
  const wanted = needed('index', 'object', object);
  const from = countOf(start, 0);
  const at = items.findIndex((item, index) => index >= from && equal(item, wanted));
  return at < 0 ? fail('runtime', `${repr(wanted)} is not in list`) : BigInt(at);
};

const popped = (items: Value[], given: Arguments): Value => {
  const at = countOf(bound('pop', given, ['index']).index, -1);
  const place = at < 0 ? at + items.length : at;
  const [taken] = place < 0 ? [] : items.splice(place, 1);
  return taken === undefined ? fail('runtime', 'pop index out of range') : taken;
};

const added = (items: Value[], more: readonly Value[]): null => {
  checkLength(items.length + more.length);
  items.push(...more);
  return null;
};

/** The methods of a list that a template can call. */
export const listMethods: Readonly<Record<string, (items: Value[], given: Arguments) => Value>> = {
  append: (items, given) => added(items, [only('append', given)]),
  clear: (items) => {
    items.length = 0;
    return null;
  },
  copy: (items) => [...items],
  count: counted,
  extend: (items, given) => added(items, itemsOf(only('extend', given))),
  index: placeOf,
  insert: (items, given) => {
    const { index, object } = bound('insert', given, ['index', 'object']);
    items.splice(countOf(index, 0), 0, needed('insert', 'object', object));
    return null;
  },
  pop: popped,
  remove: (items, given) => {
    const wanted = only('remove', given);
    const at = items.findIndex((item) => equal(item, wanted));
    if (at < 0) fail('runtime', 'list.remove(x): x not in list');
    items.splice(at, 1);
    return null;
  },
  reverse: (items) => {
    items.reverse();
    return null;
  },
  sort: (items, given) => {
    const { reverse } = bound('sort', given, ['reverse']);
    items.sort((one, other) => order(one, other));
    if (reverse !== undefined && isTrue(reverse)) items.reverse();
    return null;
  },
};

/** The methods of a tuple. */
export const tupleMethods: Readonly<Record<string, (whole: Tuple, given: Arguments) => Value>> = {
  count: ({ items }, given) => counted(items, given),
  index: ({ items }, given) => placeOf(items, given),
};
