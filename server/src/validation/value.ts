import { isMasked } from '../documents/jinja-mask.ts';
import type { ScalarNode, ScalarType, YamlNode } from '../documents/yaml/node.ts';
import { setTag } from '../documents/yaml/tags.ts';
import type { ValueType } from '../knowledge/kinds.ts';
import type { Scalar } from '../knowledge/shape.ts';

const types: Readonly<Record<ScalarType, ValueType>> = {
  text: 'text',
  binary: 'text',
  integer: 'integer',
  number: 'number',
  flag: 'flag',
  null: 'null',
  date: 'other',
};

/** The type of a value to the schema. An alias has none of its own: follow it first. */
export const typeOf = (node: YamlNode): ValueType => {
  if (node.kind === 'scalar') return types[node.type];
  if (node.kind === 'map') return node.tag === setTag ? 'other' : 'map';
  return node.kind === 'list' ? 'list' : 'other';
};

/** Whether the value comes out of a template, and so can be anything. */
export const isFromTemplate = (node: YamlNode): boolean =>
  node.kind === 'scalar' && isMasked(node.text);

/** Whether a scalar is this constant, as Python's == and the schema's enum see it. */
export const equals = (node: ScalarNode, constant: Scalar): boolean => {
  if (node.type === 'binary' || node.type === 'date') return false;
  if (typeof node.value === 'bigint') return false;
  return node.value === constant;
};

/** How Python writes a key in a path. */
export const pythonText = ({ type, value, text }: ScalarNode): string => {
  if (type === 'flag') return value === true ? 'True' : 'False';
  if (type === 'null') return 'None';
  if (type === 'integer') return String(value);
  return type === 'number' && Number.isInteger(value) ? `${value}.0` : text;
};

/** What Python sorts a key with: keys of different kinds cannot be sorted. */
export const keyKindOf = ({ type }: ScalarNode): 'text' | 'number' | 'null' | 'other' => {
  if (type === 'text' || type === 'null') return type;
  return type === 'binary' || type === 'date' ? 'other' : 'number';
};

const scalarId = ({ type, value, text }: ScalarNode): string => {
  if (type === 'text' || type === 'binary' || type === 'date') return `${type}:${text}`;
  // To Python 1, 1.0 and True are one and the same key.
  const number = typeof value === 'boolean' ? Number(value) : value;
  return `number:${String(number)}`;
};

/** Equal for values that are equal; undefined for what is not worth comparing (aliases). */
export const identityOf = (node: YamlNode): string => {
  if (node.kind === 'scalar') return scalarId(node);
  if (node.kind === 'alias') return `alias:${node.name}`;
  if (node.kind === 'list') return `[${node.items.map(identityOf).join()}]`;
  const entries = node.entries.map(({ key, value }) => `${identityOf(key)}=${identityOf(value)}`);
  return `{${entries.toSorted().join()}}`;
};
