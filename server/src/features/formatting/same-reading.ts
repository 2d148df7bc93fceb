import type { AnchoredNode, MapEntry, YamlNode } from '../../documents/yaml/node.ts';
import type { YamlReading } from '../../documents/yaml/read.ts';

const sameEntry = (one: MapEntry, other: MapEntry | undefined): boolean =>
  sameNode(one.key, other?.key) && sameNode(one.value, other?.value);

const sameItems = (one: readonly YamlNode[], other: readonly YamlNode[]): boolean =>
  one.length === other.length && one.every((item, at) => sameNode(item, other[at]));

const sameEntries = (one: readonly MapEntry[], other: readonly MapEntry[]): boolean =>
  one.length === other.length && one.every((entry, at) => sameEntry(entry, other[at]));

const sameInside = (one: AnchoredNode, other: AnchoredNode): boolean => {
  if (one.anchor !== other.anchor || one.tag !== other.tag) return false;
  switch (one.kind) {
    case 'scalar':
      return other.kind === 'scalar' && one.text === other.text && one.style === other.style;
    case 'list':
      return other.kind === 'list' && sameItems(one.items, other.items);
    case 'map':
      return other.kind === 'map' && sameEntries(one.entries, other.entries);
  }
};

const sameNode = (one: YamlNode | undefined, other: YamlNode | undefined): boolean => {
  if (one === undefined || other === undefined) return one === other;
  if (one.kind !== 'alias') return other.kind !== 'alias' && sameInside(one, other);
  return other.kind === 'alias' && one.name === other.name;
};

/** Whether two texts mean the same to PyYAML, written in the same style. */
export const sameReading = (one: YamlReading, other: YamlReading): boolean =>
  one.errors.length === 0 && other.errors.length === 0 && sameNode(one.node, other.node);
