import { type Anchors, resolved } from '../documents/yaml/anchors.ts';
import type { YamlNode } from '../documents/yaml/node.ts';

const valueAt = (
  node: YamlNode | undefined,
  name: string,
  anchors: Anchors,
): YamlNode | undefined => {
  if (node?.kind !== 'map') return undefined;
  const entry = node.entries.findLast(({ key }) => key.kind === 'scalar' && key.text === name);
  return entry && resolved(entry.value, anchors);
};

/** What a network configuration is, as far as its version says. */
export interface NetworkForm {
  /** cloud-init takes all but 1 for 2. */
  readonly version: 1 | 2;
  /** `network:` is there with nothing in it, so that there is nothing to check. */
  readonly isEmpty: boolean;
  /** What stands under `network:`, if that is no map: cloud-init's own check stumbles over it. */
  readonly noMap: YamlNode | undefined;
}

const isEmptyValue = (node: YamlNode): boolean => {
  if (node.kind === 'map') return node.entries.length === 0;
  if (node.kind === 'list') return node.items.length === 0;
  return node.kind === 'scalar' && (node.value === null || node.value === '' || !node.value);
};

/** To Python true is 1. */
const isOne = (value: unknown): boolean => value === 1 || value === true;

/** Looks for the version in `network:` or, without it, at the top. */
export const networkFormOf = (node: YamlNode | undefined, anchors: Anchors): NetworkForm => {
  const network = valueAt(node, 'network', anchors);
  const body = network ?? node;
  const version = valueAt(body, 'version', anchors);
  const isEmpty = body !== undefined && isEmptyValue(body);
  return {
    version: version?.kind === 'scalar' && isOne(version.value) ? 1 : 2,
    isEmpty,
    noMap: network === undefined || isEmpty || network.kind === 'map' ? undefined : network,
  };
};
