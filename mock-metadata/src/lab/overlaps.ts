import { type Cidr, overlap } from './ip-address.ts';

const byPosition = (one: Cidr, other: Cidr): number =>
  one.version - other.version || Number(one.first > other.first) - Number(one.first < other.first);

/** Pairs of overlapping blocks, each pair in the order of the list. */
export const overlaps = <Item>(
  items: readonly Item[],
  blockOf: (item: Item) => Cidr,
): readonly (readonly [earlier: Item, later: Item])[] => {
  const sorted = items
    .map((item, at) => ({ item, at, block: blockOf(item) }))
    .sort((one, other) => byPosition(one.block, other.block));
  const pairs: [Item, Item][] = [];
  let widest = sorted[0];
  for (const each of sorted.slice(1)) {
    if (widest && overlap(widest.block, each.block)) {
      pairs.push(widest.at < each.at ? [widest.item, each.item] : [each.item, widest.item]);
    }
    if (!widest || !overlap(widest.block, each.block) || each.block.last > widest.block.last) {
      widest = each;
    }
  }
  return pairs;
};
