import type { YamlNode } from '../../documents/yaml/node.ts';

/** A way from the top: keys, `*` for an item, `<>` for a key that the author makes up. */
export type Steps = readonly string[];

const childrenAt = (node: YamlNode, step: string): readonly YamlNode[] => {
  if (step === '*') return node.kind === 'list' ? node.items : [];
  if (node.kind !== 'map') return [];
  return node.entries
    .filter(({ key }) => step === '<>' || (key.kind === 'scalar' && key.text === step))
    .map(({ value }) => value);
};

const nodesAt = (node: YamlNode, [step, ...rest]: Steps): readonly YamlNode[] =>
  step === undefined ? [node] : childrenAt(node, step).flatMap((child) => nodesAt(child, rest));

const keysOf = (node: YamlNode): readonly YamlNode[] =>
  node.kind === 'map' ? node.entries.map(({ key }) => key) : [];

/** What stands at the end of a way; where `areKeys`, the keys there, not what they hold. */
export const namedAt = (top: YamlNode, steps: Steps, areKeys: boolean): readonly YamlNode[] =>
  areKeys ? nodesAt(top, steps.slice(0, -1)).flatMap(keysOf) : nodesAt(top, steps);
