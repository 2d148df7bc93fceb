import { datePattern } from './json-schema-date.ts';
import { description } from './json-schema-words.ts';
import { formsOf, takesType, type ValueType } from './kinds.ts';
import type {
  AlternativesShape,
  ChoiceShape,
  MapShape,
  NamedKeys,
  Shape,
  TextShape,
} from './shape.ts';

/** A JSON schema, draft-07, or a part of one. Only keywords of the standard, so that strict validators take it. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** The value a YAML text stands for, in terms of JSON; undefined if it cannot be read. */
export type ValueOfYaml = (yaml: string) => unknown;

/** Makes the schema of a shape. */
export type SchemaOf = (shape: Shape) => JsonSchema;

const given = (keyword: string, value: unknown): JsonSchema =>
  value === undefined ? {} : { [keyword]: value };

const some = (keyword: string, values: readonly unknown[]): JsonSchema =>
  values.length === 0 ? {} : { [keyword]: values };

const textSchema = ({ pattern, format, maxLength }: TextShape): JsonSchema => ({
  type: 'string',
  // cloud-init enforces no other of the formats named in the knowledge.
  ...given('pattern', pattern ?? (format === 'date' ? datePattern : undefined)),
  ...given('maxLength', maxLength),
});

/** Values that say something about themselves each get their description. */
const choiceSchema = ({ values }: ChoiceShape): JsonSchema =>
  values.every(({ summary }) => summary === '')
    ? { enum: values.map(({ value }) => value) }
    : {
        oneOf: values.map(({ value, summary }) => ({
          const: value,
          ...given('description', summary === '' ? undefined : summary),
        })),
      };

/**
 * Exactly one of the sets of keys. In a map with a `type`, cloud-init's own check overlooks that none is there,
 * and a schema that is to agree with it has to as well.
 */
const oneOfSets = ({ exactlyOneOf, keys }: MapShape): readonly JsonSchema[] => {
  const sets = requiring(exactlyOneOf);
  return sets.length === 0 || !Object.hasOwn(keys, 'type')
    ? sets
    : [...sets, { required: ['type'], not: { anyOf: sets } }];
};

const requiring = (sets: readonly (readonly string[])[]): readonly JsonSchema[] =>
  sets.map((required) => ({ required }));

interface KeysSchema extends JsonSchema {
  readonly allOf?: readonly JsonSchema[];
}

/** What keys may stand in a map. Strict validators forbid keys that a pattern beside them takes too. */
const keysSchema = (
  properties: Readonly<Record<string, JsonSchema>>,
  named: NamedKeys | undefined,
  open: boolean,
  schemaOf: SchemaOf,
): KeysSchema => {
  if (named === undefined) return { properties, additionalProperties: open };
  const { pattern, label, value } = named;
  const schema = { title: `<${label}>`, ...schemaOf(value) };
  if (pattern === undefined) return { properties, additionalProperties: schema };
  const names = new RegExp(pattern, 'u');
  const isNamed = ([key]: readonly [string, unknown]): boolean => names.test(key);
  const known = Object.entries(properties);
  return {
    properties: Object.fromEntries(known.filter((one) => !isNamed(one))),
    patternProperties: { [pattern]: schema },
    additionalProperties: open,
    ...(known.some(isNamed)
      ? { allOf: [{ properties: Object.fromEntries(known.filter(isNamed)) }] }
      : {}),
  };
};

const mapSchema = (shape: MapShape, schemaOf: SchemaOf): JsonSchema => {
  const keys = Object.entries(shape.keys);
  const properties = Object.fromEntries(keys.map(([key, value]) => [key, schemaOf(value)]));
  const { allOf = [], ...rest } = keysSchema(properties, shape.named, shape.open, schemaOf);
  return {
    type: 'object',
    ...rest,
    ...some(
      'required',
      keys.filter(([, value]) => value.required === true).map(([key]) => key),
    ),
    ...given('minProperties', shape.minKeys),
    ...some('oneOf', oneOfSets(shape)),
    ...some('anyOf', requiring(shape.atLeastOneOf)),
    ...some('allOf', [...allOf, ...requiring(shape.notTogether).map((pair) => ({ not: pair }))]),
  };
};

const typeNames: Readonly<Record<Exclude<ValueType, 'other'>, string>> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  flag: 'boolean',
  null: 'null',
  list: 'array',
  map: 'object',
};

const types = ['text', 'integer', 'number', 'flag', 'null', 'list', 'map'] as const;

/** Told apart by type, `anything` is what is left by the forms before it. */
const remainder = (before: readonly Shape[]): JsonSchema => {
  const taken = types.filter((type) => before.some((shape) => takesType(shape, type)));
  return taken.length === 0 ? {} : { not: { type: taken.map((type) => typeNames[type]) } };
};

const knowsType = (shape: Shape): boolean =>
  formsOf(shape).some((form) => form.kind === 'map' && Object.hasOwn(form.keys, 'type'));

/**
 * Exactly one must fit. Where none knows a key `type`, cloud-init's own check overlooks that nothing fits a map
 * that has one.
 */
const oneOfSchema = (shapes: readonly Shape[], schemaOf: SchemaOf): JsonSchema => {
  const oneOf = shapes.map(schemaOf);
  return shapes.some(knowsType)
    ? { oneOf }
    : { anyOf: [{ oneOf }, { type: 'object', required: ['type'] }] };
};

const alternativesSchema = (
  { telling, shapes }: AlternativesShape,
  schemaOf: SchemaOf,
): JsonSchema => {
  if (telling === 'one') return oneOfSchema(shapes, schemaOf);
  return {
    anyOf: shapes.map((shape, index) =>
      telling === 'type' && shape.kind === 'anything'
        ? { ...schemaOf(shape), ...remainder(shapes.slice(0, index)) }
        : schemaOf(shape),
    ),
  };
};

const contentSchema = (shape: Shape, schemaOf: SchemaOf): JsonSchema => {
  switch (shape.kind) {
    case 'text':
      return textSchema(shape);
    case 'integer':
    case 'number':
      return {
        type: shape.kind,
        ...given('minimum', shape.min),
        ...given('maximum', shape.max),
      };
    case 'flag':
      return { type: 'boolean' };
    case 'nothing':
      return { type: 'null' };
    case 'anything':
      return {};
    case 'choice':
      return choiceSchema(shape);
    case 'list':
      return {
        type: 'array',
        items: schemaOf(shape.items),
        ...given('minItems', shape.minItems),
        ...given('maxItems', shape.maxItems),
        ...(shape.unique ? { uniqueItems: true } : {}),
      };
    case 'map':
      return mapSchema(shape, schemaOf);
    case 'alternatives':
      return alternativesSchema(shape, schemaOf);
  }
};

const examplesOf = (shape: Shape, valueOfYaml: ValueOfYaml): readonly unknown[] => [
  ...(shape.examples ?? []).map(valueOfYaml).filter((value) => value !== undefined),
  ...(shape.kind === 'text' ? shape.suggest.map(({ value }) => value) : []),
];

/** The schema of a shape with all that is known about it. */
export const jsonSchemaOf = (shape: Shape, valueOfYaml: ValueOfYaml): JsonSchema => {
  const about = description(shape);
  return {
    ...given('description', about === '' ? undefined : about),
    ...(shape.deprecated ? { deprecated: true } : {}),
    ...given('default', shape.default),
    ...some('examples', examplesOf(shape, valueOfYaml)),
    ...contentSchema(shape, (inner) => jsonSchemaOf(inner, valueOfYaml)),
  };
};
