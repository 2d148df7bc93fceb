import type { ListNode } from '../documents/yaml/node.ts';
import { map } from '../knowledge/builders.ts';
import type { MapShape } from '../knowledge/shape.ts';
import { identityOf } from './value.ts';

/** A set of keys that must be there says nothing else. */
export const onlyKeys: MapShape = map({});

const requiredKeys = new WeakMap<MapShape, readonly string[]>();

/** The keys that must be there. */
export const requiredOf = (shape: MapShape): readonly string[] => {
  const known = requiredKeys.get(shape);
  if (known) return known;
  const keys = Object.keys(shape.keys).filter((key) => shape.keys[key]?.required);
  requiredKeys.set(shape, keys);
  return keys;
};

/** Whether two items of a list are equal. */
export const hasTwins = (node: ListNode): boolean =>
  new Set(node.items.map(identityOf)).size < node.items.length;
