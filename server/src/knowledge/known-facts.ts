/**
 * What the knowledge says about a key, as plain lines such as `users.* type list`, so that a test can set them
 * against the lines of official-facts.ts. Only tests need it.
 */
import type { AlternativesShape, ListShape, MapShape, Shape } from './shape.ts';

type Lines = readonly string[];

const json = (value: unknown): string => JSON.stringify(value);
const line = (path: string, ...words: readonly unknown[]): string => [path, ...words].join(' ');
const sorted = (values: readonly string[]): string => [...values].sort().join(',');

/** A key that the pattern takes anyway, named only to be offered. */
const redundant = ({ named, open }: MapShape, key: string, shape: Shape): boolean =>
  named?.pattern !== undefined &&
  !open &&
  new RegExp(named.pattern).test(key) &&
  sorted(knownFacts(shape, '')) === sorted(knownFacts(named.value, ''));

const knownMap = (shape: MapShape, path: string): Lines => {
  const keys = Object.entries(shape.keys).filter(([key, one]) => !redundant(shape, key, one));
  const { named } = shape;
  return [
    line(path, 'type', 'map'),
    line(path, shape.open || (named && named.pattern === undefined) ? 'open' : 'closed'),
    ...(shape.minKeys === undefined ? [] : [line(path, 'minKeys', shape.minKeys)]),
    ...keys.flatMap(([key, one]) => [
      ...(one.required ? [line(`${path}.${key}`, 'required')] : []),
      ...knownFacts(one, `${path}.${key}`),
    ]),
    ...(named ? knownFacts(named.value, `${path}.<${named.pattern ?? ''}>`) : []),
    ...shape.exactlyOneOf.map((set) => line(path, 'oneOf', 'keys', sorted(set))),
    ...shape.atLeastOneOf.map((set) => line(path, 'anyOf', 'keys', sorted(set))),
    ...shape.notTogether.map((pair) => line(path, 'not', sorted(pair))),
  ];
};

const knownList = (shape: ListShape, path: string): Lines => [
  line(path, 'type', 'list'),
  ...(shape.minItems === undefined ? [] : [line(path, 'minItems', shape.minItems)]),
  ...(shape.maxItems === undefined ? [] : [line(path, 'maxItems', shape.maxItems)]),
  ...(shape.unique ? [line(path, 'unique')] : []),
  ...knownFacts(shape.items, `${path}.*`),
];

const knownAlternatives = (shape: AlternativesShape, path: string): Lines => {
  if (shape.telling === 'type') return shape.shapes.flatMap((one) => knownFacts(one, path));
  const word = shape.telling === 'one' ? 'oneOf' : 'anyOf';
  // The schema says `type: object` once, beside branches that are all maps.
  const common = shape.shapes.every((one) => one.kind === 'map')
    ? [line(path, 'type', 'map'), line(path, 'open')]
    : [];
  const branches = shape.shapes.flatMap((one, index) => knownFacts(one, `${path}|${word}${index}`));
  return [...common, ...branches];
};

const knownStructure = (shape: Shape, path: string): Lines => {
  switch (shape.kind) {
    case 'anything':
      return [];
    case 'map':
      return knownMap(shape, path);
    case 'list':
      return knownList(shape, path);
    case 'alternatives':
      return knownAlternatives(shape, path);
    case 'choice':
      return [
        ...(shape.untyped ? [] : [line(path, 'type', 'text')]),
        ...shape.values.map(({ value }) => line(path, 'value', json(value))),
      ];
    case 'text':
      return [
        line(path, 'type', 'text'),
        ...(shape.pattern === undefined ? [] : [line(path, 'pattern', shape.pattern)]),
        ...(shape.format === undefined ? [] : [line(path, 'format', shape.format)]),
      ];
    case 'integer':
    case 'number':
      return [
        line(path, 'type', shape.kind),
        ...(shape.min === undefined ? [] : [line(path, 'min', shape.min)]),
      ];
    case 'flag':
    case 'nothing':
      return [line(path, 'type', shape.kind)];
  }
};

/** The lines for one shape of the knowledge. `path` is put in front of each. */
export const knownFacts = (shape: Shape, path: string): Lines => [
  ...(shape.deprecated ? [line(path, 'deprecated', shape.deprecated.since)] : []),
  ...(shape.changed ? [line(path, 'changed', shape.changed.since)] : []),
  ...knownStructure(shape, path),
];

const pathsUnder = (shape: Shape, path: string): Lines => {
  switch (shape.kind) {
    case 'list':
      return pathsUnder(shape.items, `${path}.*`);
    case 'alternatives':
      return shape.shapes.flatMap((one) => pathsUnder(one, path));
    case 'map': {
      const { named } = shape;
      const keys = Object.entries(shape.keys).filter(([key, one]) => !redundant(shape, key, one));
      return [
        ...keys.flatMap(([key, one]) => [`${path}.${key}`, ...pathsUnder(one, `${path}.${key}`)]),
        ...(named ? pathsUnder(named.value, `${path}.<${named.pattern ?? ''}>`) : []),
      ];
    }
    default:
      return [];
  }
};

/** A key and every key below it, as `users.*.name`; names that the author makes up as `<pattern>`. */
export const knownPaths = (key: string, shape: Shape): Lines => [key, ...pathsUnder(shape, key)];
