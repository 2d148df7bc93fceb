import type { ListNode, MapNode, ScalarNode, YamlNode } from '../documents/yaml/node.ts';
import { setTag } from '../documents/yaml/tags.ts';
import { takesType } from '../knowledge/kinds.ts';
import type {
  AlternativesShape,
  ChoiceShape,
  ListShape,
  MapShape,
  NumberShape,
  Shape,
  TextShape,
} from '../knowledge/shape.ts';
import { numberFits, regExpOf, textFits } from './check-scalar.ts';
import { hasTwins, requiredOf } from './shape-facts.ts';
import { equals, typeOf } from './value.ts';

const isTextRight = (node: ScalarNode, shape: TextShape): boolean =>
  node.type === 'text' && textFits(node, shape);

const isNumberRight = (node: ScalarNode, shape: NumberShape): boolean =>
  (node.type === 'integer' || (node.type === 'number' && shape.kind === 'number')) &&
  numberFits(node, shape);

const isChoiceRight = (node: ScalarNode, shape: ChoiceShape): boolean =>
  shape.values.some(({ value }) => equals(node, value)) &&
  (shape.untyped || takesType(shape, typeOf(node)));

const isScalarRight = (node: ScalarNode, shape: Shape): boolean => {
  switch (shape.kind) {
    case 'text':
      return isTextRight(node, shape);
    case 'integer':
    case 'number':
      return isNumberRight(node, shape);
    case 'flag':
      return node.type === 'flag';
    case 'nothing':
      return node.type === 'null';
    case 'choice':
      return isChoiceRight(node, shape);
    default:
      return false;
  }
};

/** Keys that YAML takes for text, without merges, none of them twice. */
const isSimpleMap = ({ entries, tag }: MapNode): boolean => {
  if (tag === setTag) return false;
  const isMany = entries.length > 12;
  const seen = isMany ? new Set<string>() : undefined;
  for (let at = 0; at < entries.length; at += 1) {
    const key = entries[at]?.key;
    if (key?.kind !== 'scalar' || key.type !== 'text' || key.text === '<<') return false;
    if (seen?.has(key.text) || (!isMany && isBefore(entries, at, key.text))) return false;
    seen?.add(key.text);
  }
  return true;
};

const isBefore = (entries: MapNode['entries'], at: number, text: string): boolean => {
  for (let before = 0; before < at; before += 1) {
    const key = entries[before]?.key;
    if (key?.kind === 'scalar' && key.text === text) return true;
  }
  return false;
};

const hasKey = ({ entries }: MapNode, name: string): boolean =>
  entries.some(({ key }) => key.kind === 'scalar' && key.text === name);

const isEntryRight = (name: string, value: YamlNode, shape: MapShape): boolean => {
  const own = Object.hasOwn(shape.keys, name) ? shape.keys[name] : undefined;
  const { named } = shape;
  if (named?.pattern !== undefined) {
    const matches = regExpOf(named.pattern).test(name);
    return own === undefined && matches && isRight(value, named.value);
  }
  const known = own ?? named?.value;
  return known === undefined ? shape.open : isRight(value, known);
};

const areKeysRight = (
  node: MapNode,
  { exactlyOneOf, atLeastOneOf, notTogether }: MapShape,
): boolean => {
  const hasAll = (keys: readonly string[]): boolean => keys.every((key) => hasKey(node, key));
  if (exactlyOneOf.length > 0 && exactlyOneOf.filter(hasAll).length !== 1) return false;
  return (atLeastOneOf.length === 0 || atLeastOneOf.some(hasAll)) && !notTogether.some(hasAll);
};

const isMapRight = (node: MapNode, shape: MapShape): boolean => {
  if (node.entries.length < (shape.minKeys ?? 0) || !isSimpleMap(node)) return false;
  if (!requiredOf(shape).every((key) => hasKey(node, key))) return false;
  if (!areKeysRight(node, shape)) return false;
  return node.entries.every(
    ({ key, value }) => key.kind === 'scalar' && isEntryRight(key.text, value, shape),
  );
};

const isListRight = (node: ListNode, shape: ListShape): boolean => {
  const { length } = node.items;
  if (length < (shape.minItems ?? 0) || length > (shape.maxItems ?? length)) return false;
  if (shape.unique && hasTwins(node)) return false;
  return shape.items.kind === 'anything' || node.items.every((item) => isRight(item, shape.items));
};

/** Only where no other form could fit as well, with something to say about it. */
const isFormRight = (node: YamlNode, shape: AlternativesShape): boolean => {
  const type = typeOf(node);
  const first = shape.shapes.findIndex((one) => takesType(one, type));
  const form = shape.shapes[first];
  if (form === undefined || !isRight(node, form)) return false;
  if (shape.telling !== 'one') return true;
  return !shape.shapes.some((one, index) => index > first && takesType(one, type));
};

/**
 * Whether a value is surely right, and nothing is to be said about it: quick, and without a word on what is wrong.
 * False also where that takes a closer look.
 */
export const isRight = (node: YamlNode, shape: Shape): boolean => {
  if (shape.deprecated ?? shape.changed ?? shape.since) return false;
  if (shape.kind === 'anything') return node.kind !== 'alias';
  if (shape.kind === 'alternatives') return node.kind !== 'alias' && isFormRight(node, shape);
  if (node.kind === 'scalar') return isScalarRight(node, shape);
  if (node.kind === 'map') return shape.kind === 'map' && isMapRight(node, shape);
  return node.kind === 'list' && shape.kind === 'list' && isListRight(node, shape);
};
