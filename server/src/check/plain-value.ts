import { type Anchors, anchorsOf, entriesOf, resolved } from '../documents/yaml/anchors.ts';
import type { ScalarNode, YamlNode } from '../documents/yaml/node.ts';
import { readYaml } from '../documents/yaml/read.ts';
import { pythonText } from '../validation/value.ts';

const plainScalar = ({ type, value, text }: ScalarNode): unknown => {
  if (type === 'date') return new Date(text);
  if (type === 'binary' || type === 'text') return text;
  return typeof value === 'bigint' ? Number(value) : value;
};

const keyText = (node: YamlNode, anchors: Anchors): string => {
  const key = resolved(node, anchors);
  return key?.kind === 'scalar' ? pythonText(key) : '';
};

const plainNode = (node: YamlNode, anchors: Anchors): unknown => {
  const target = resolved(node, anchors);
  if (target === undefined) return undefined;
  if (target.kind === 'scalar') return plainScalar(target);
  if (target.kind === 'list') return target.items.map((item) => plainNode(item, anchors));
  return Object.fromEntries(
    entriesOf(target, anchors).map(({ key, value }) => [
      keyText(key, anchors),
      plainNode(value, anchors),
    ]),
  );
};

/**
 * A YAML text of our own as plain data, read as cloud-init reads it; dates become `Date`, keys text.
 * Undefined if it cannot be read. Not for texts of others: aliases are written out in full.
 */
export const plainValue = (yaml: string): unknown => {
  const reading = readYaml(yaml);
  const { anchors, errors } = anchorsOf(reading);
  if (reading.errors.length + errors.length > 0) return undefined;
  return reading.node ? plainNode(reading.node, anchors) : null;
};
