import type { Shape } from './shape.ts';

/** The types a value can have once YAML has been read, as JSON schema counts them. */
export type ValueType =
  | 'text'
  | 'integer'
  | 'number'
  | 'flag'
  | 'null'
  | 'list'
  | 'map'
  /** A date or a set: fits no type of the schema. */
  | 'other';

const typesByKind: Readonly<Record<Shape['kind'], readonly ValueType[] | undefined>> = {
  text: ['text'],
  integer: ['integer'],
  number: ['integer', 'number'],
  flag: ['flag'],
  nothing: ['null'],
  anything: undefined,
  choice: undefined,
  list: ['list'],
  map: ['map'],
  alternatives: undefined,
};

const typeOfScalar = (value: unknown): ValueType => {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'flag';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return 'text';
};

const typesAnew = (shape: Shape): readonly ValueType[] | undefined => {
  if (shape.kind === 'choice') {
    return [...new Set(shape.values.map(({ value }) => typeOfScalar(value)))];
  }
  if (shape.kind !== 'alternatives') return typesByKind[shape.kind];
  const types = shape.shapes.map(typesOf);
  return types.includes(undefined) ? undefined : [...new Set(types.flatMap((one) => one ?? []))];
};

const known = new WeakMap<Shape, { readonly types: readonly ValueType[] | undefined }>();

/** The types a shape takes; undefined if any. */
const typesOf = (shape: Shape): readonly ValueType[] | undefined => {
  const kept = known.get(shape);
  if (kept) return kept.types;
  const types = typesAnew(shape);
  known.set(shape, { types });
  return types;
};

/** Whether a value of this type can fit at all. */
export const takesType = (shape: Shape, type: ValueType): boolean =>
  typesOf(shape)?.includes(type) ?? true;

/** The shapes a value may have in the end: alternatives, and theirs, laid out flat. */
export const formsOf = (shape: Shape): readonly Exclude<Shape, { kind: 'alternatives' }>[] =>
  shape.kind === 'alternatives' ? shape.shapes.flatMap(formsOf) : [shape];
