import {
  anyOf,
  anything,
  choice,
  flag,
  integer,
  list,
  map,
  nothing,
  number,
  text,
} from './builders.ts';
import type { About, ChoiceShape, DefaultValue, NamedKeys, Scalar, Shape } from './shape.ts';
import { yamlOf } from './words.ts';

/** A JSON schema, or a piece of one, as JSON has it. */
type Schema = Readonly<Record<string, unknown>>;

/** Where a piece stands: the whole schema, the references on the way, and the key it is the value of. */
interface Scope {
  readonly root: Schema;
  readonly references: readonly string[];
  readonly key: string;
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const schemasIn = (value: unknown): readonly Schema[] =>
  Array.isArray(value) ? value.filter(isSchema) : [];

const textsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

const isDefault = (value: unknown): value is DefaultValue =>
  isScalar(value) || (Array.isArray(value) && value.every(isDefault));

const scalarsIn = (value: unknown): readonly Scalar[] =>
  Array.isArray(value) ? value.filter(isScalar) : [];

const summaryOf = ({ description, title }: Schema): string => {
  if (typeof description === 'string') return description;
  return typeof title === 'string' ? title : '';
};

const aboutOf = (schema: Schema): About => {
  const examples = scalarsIn(schema['examples']).map(yamlOf);
  const usual = schema['default'];
  return {
    summary: summaryOf(schema),
    ...(isDefault(usual) ? { default: usual } : {}),
    ...(examples.length > 0 ? { examples } : {}),
  };
};

const limitsOf = ({ minimum, maximum }: Schema) => ({
  ...(typeof minimum === 'number' ? { min: minimum } : {}),
  ...(typeof maximum === 'number' ? { max: maximum } : {}),
});

/** What one of the author's own names stands for: under `networks` it is a `network`. */
const labelOf = (key: string): string => {
  const singular = /^(.*[^s])s$/.exec(key)?.[1] ?? 'name';
  return singular.replaceAll('_', '-');
};

const namedIn = (schema: Schema, scope: Scope): NamedKeys | undefined => {
  const { additionalProperties: value, propertyNames } = schema;
  if (!isSchema(value)) return undefined;
  const pattern = isSchema(propertyNames) ? propertyNames['pattern'] : undefined;
  return {
    label: labelOf(scope.key),
    value: shapeOf(value, scope),
    ...(typeof pattern === 'string' ? { pattern } : {}),
  };
};

const mapOf = (schema: Schema, scope: Scope): Shape => {
  const { properties, additionalProperties } = schema;
  const required = textsIn(schema['required']);
  const keys = Object.entries(isSchema(properties) ? properties : {}).flatMap(([key, value]) => {
    if (!isSchema(value)) return [];
    const shape = shapeOf(value, { ...scope, key });
    return [[key, required.includes(key) ? { ...shape, required: true } : shape] as const];
  });
  const named = namedIn(schema, scope);
  const isOpen = additionalProperties === true || additionalProperties === undefined;
  return map(Object.fromEntries(keys), '', { open: isOpen, ...(named ? { named } : {}) });
};

const listOf = ({ items, uniqueItems }: Schema, scope: Scope): Shape =>
  list(isSchema(items) ? shapeOf(items, scope) : anything(), '', { unique: uniqueItems === true });

const ofType = (type: string, schema: Schema, scope: Scope): Shape => {
  switch (type) {
    case 'string':
      return text();
    case 'integer':
      return integer('', limitsOf(schema));
    case 'number':
      return number('', limitsOf(schema));
    case 'boolean':
      return flag();
    case 'null':
      return nothing();
    case 'array':
      return listOf(schema, scope);
    case 'object':
      return mapOf(schema, scope);
    default:
      return anything();
  }
};

const isBareChoice = (shape: Shape): shape is ChoiceShape =>
  shape.kind === 'choice' && shape.summary === '' && shape.default === undefined;

/** Alternatives in the order of the schema, where the usual one comes first. */
const oneOrAny = (shapes: readonly Shape[]): Shape => {
  const [first, ...others] = shapes;
  if (first && others.length === 0) return first;
  return shapes.every(isBareChoice)
    ? choice(shapes.flatMap(({ values }) => values.map(({ value }) => value)))
    : { ...anyOf(shapes), isInOrder: true };
};

const typesOf = (schema: Schema): readonly string[] => {
  const types = textsIn(schema['type']);
  if (types.length > 0) return types;
  if (schema['properties'] !== undefined) return ['object'];
  return schema['items'] === undefined ? [] : ['array'];
};

const valuesOf = (schema: Schema): readonly Scalar[] =>
  isScalar(schema['const']) ? [schema['const']] : scalarsIn(schema['enum']);

/** Without what a schema says about itself. */
const bareShapeOf = (schema: Schema, scope: Scope): Shape => {
  const values = valuesOf(schema);
  if (values.length > 0) return choice(values);
  const alternatives = [...schemasIn(schema['anyOf']), ...schemasIn(schema['oneOf'])];
  if (alternatives.length > 0) return oneOrAny(alternatives.map((one) => shapeOf(one, scope)));
  const types = typesOf(schema);
  return types.length === 0
    ? anything()
    : oneOrAny(types.map((type) => ofType(type, schema, scope)));
};

const piece = (value: unknown, step: string): unknown =>
  isSchema(value) ? value[step.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;

/** What a reference such as `#/definitions/port` leads to; undefined if nowhere in this schema. */
const referredTo = (root: Schema, reference: string): Schema | undefined => {
  if (!reference.startsWith('#')) return undefined;
  const found = reference.slice(1).split('/').slice(1).reduce<unknown>(piece, root);
  return isSchema(found) ? found : undefined;
};

/** A piece with what it refers to and all its parts (`allOf`) in one. */
const whole = (schema: Schema, { root }: Scope): Schema => {
  if (schema['$ref'] === undefined && schema['allOf'] === undefined) return schema;
  const { $ref: reference, allOf, ...own } = schema;
  const target = typeof reference === 'string' ? referredTo(root, reference) : undefined;
  return Object.assign({}, target, ...schemasIn(allOf), own);
};

const shapeOf = (schema: Schema, scope: Scope): Shape => {
  const reference = schema['$ref'];
  // What holds itself is known one time round.
  const isRound = typeof reference === 'string' && scope.references.includes(reference);
  if (isRound) return anything(summaryOf(schema));
  const references =
    typeof reference === 'string' ? [...scope.references, reference] : scope.references;
  const all = whole(schema, scope);
  const shape = bareShapeOf(all, { ...scope, references });
  const about = aboutOf(all);
  return { ...shape, ...about, summary: about.summary || shape.summary };
};

/**
 * What a JSON schema (draft 7, or 2020-12) says of the files it is for, as knowledge: keys, types, values, defaults
 * and descriptions. Made to help who writes, not to judge: of patterns, counts and conditions it keeps little.
 */
export const shapeFromSchema = (schema: unknown): Shape =>
  isSchema(schema) ? shapeOf(schema, { root: schema, references: [], key: '' }) : anything();
