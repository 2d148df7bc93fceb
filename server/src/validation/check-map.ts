import { isMasked } from '../documents/jinja-mask.ts';
import type { MapShape, Shape } from '../knowledge/shape.ts';
import { regExpOf } from './check-scalar.ts';
import {
  append,
  type Checker,
  type Failure,
  type Findings,
  failure,
  isFull,
  type MapItem,
  noFindings,
  type Place,
} from './finding.ts';
import { onlyKeys, requiredOf } from './shape-facts.ts';

const own = (shape: MapShape, name: string): Shape | undefined =>
  Object.hasOwn(shape.keys, name) ? shape.keys[name] : undefined;

const matchesName = (shape: MapShape, name: string): boolean =>
  shape.named !== undefined &&
  (shape.named.pattern === undefined || regExpOf(shape.named.pattern).test(name));

/** The shapes a key's value must fit; empty for a key that has no place here. */
const shapesFor = (shape: MapShape, name: string): readonly Shape[] => {
  const known = own(shape, name);
  const named = matchesName(shape, name) ? shape.named?.value : undefined;
  // Without a pattern, made-up names are what remains beside the known ones.
  if (known !== undefined && shape.named?.pattern === undefined) return [known];
  return [known, named].filter((one) => one !== undefined);
};

const shapesForItem = ({ text }: MapItem, shape: MapShape): readonly Shape[] => {
  if (text !== undefined) return shapesFor(shape, text);
  return shape.named && shape.named.pattern === undefined ? [shape.named.value] : [];
};

const checkItem = (
  checker: Checker,
  item: MapItem,
  shape: MapShape,
  into: Findings,
): 'known' | 'unknown' => {
  if (item.text === undefined && shape.named?.pattern !== undefined) {
    into.failures.push(failure('keyType', item.place, shape, { keySpots: [item.keySpot] }));
    into.crashes.push({ reason: 'key-type', spot: item.keySpot });
    return 'known';
  }
  const shapes = shapesForItem(item, shape);
  for (const one of shapes) if (!isFull(into)) checker.check(item.place, one, into);
  return shapes.length > 0 || shape.open || isMasked(item.name) ? 'known' : 'unknown';
};

const missingKeys = (shape: MapShape, present: ReadonlySet<string>): readonly string[] =>
  requiredOf(shape).filter((key) => !present.has(key));

const missing = (place: Place, shape: MapShape, keys: readonly string[]): readonly Failure[] =>
  keys.map((key) => failure('required', place, shape, { keys: [key] }));

/** One set of keys must be there in full; the schema says so by a oneOf or anyOf of `required`. */
const checkSets = (
  place: Place,
  shape: MapShape,
  present: ReadonlySet<string>,
): readonly Failure[] => {
  if (shape.exactlyOneOf.length + shape.atLeastOneOf.length === 0) return [];
  const lacking = (sets: readonly (readonly string[])[]): readonly (readonly Failure[])[] =>
    sets.map((set) =>
      missing(
        place,
        onlyKeys,
        set.filter((key) => !present.has(key)),
      ),
    );
  const failures: Failure[] = [];
  const one = lacking(shape.exactlyOneOf);
  const fitting = one.filter((branch) => branch.length === 0).length;
  if (one.length > 0 && fitting !== 1) {
    const branches = fitting === 0 ? one : undefined;
    const keys = shape.exactlyOneOf.flat().filter((key) => present.has(key));
    failures.push(failure('oneOf', place, shape, { branches, keys }));
  }
  const any = lacking(shape.atLeastOneOf);
  if (any.length > 0 && any.every((branch) => branch.length > 0)) {
    failures.push(failure('anyOf', place, shape, { branches: any }));
  }
  return failures;
};

const checkTogether = (
  place: Place,
  shape: MapShape,
  items: readonly MapItem[],
): readonly Failure[] => {
  const spotOf = (key: string) => items.find(({ text }) => text === key)?.keySpot;
  return shape.notTogether.flatMap((keys) => {
    const spots = keys.map(spotOf).filter((spot) => spot !== undefined);
    return spots.length === keys.length
      ? [failure('not', place, shape, { keys, keySpots: spots })]
      : [];
  });
};

/** Python sorts the keys to name them, and cannot. */
const addMixedKeys = (unknown: readonly MapItem[], into: Findings): void => {
  const [first] = unknown;
  const other = unknown.find(({ keyKind }) => keyKind !== first?.keyKind);
  if (other) into.crashes.push({ reason: 'mixed-keys', spot: other.keySpot });
};

/** What a map, its keys and its values break. */
export const checkMap = (checker: Checker, place: Place, shape: MapShape, into: Findings): void => {
  const items = checker.entries(place);
  const present = new Set(items.map(({ text }) => text).filter((text) => text !== undefined));
  // cloud-init prefers the first of equal failures; this is the order in which its schema asks.
  into.failures.push(...missing(place, shape, missingKeys(shape, present)));
  const inside = noFindings();
  const unknown = items.filter((item) => checkItem(checker, item, shape, inside) === 'unknown');
  if (unknown.length > 0) {
    addMixedKeys(unknown, into);
    into.failures.push(
      failure('additionalProperties', place, shape, {
        keys: unknown.map(({ name }) => name),
        keySpots: unknown.map(({ keySpot }) => keySpot),
      }),
    );
  }
  append(into.failures, inside.failures);
  append(into.failures, checkSets(place, shape, present));
  append(into.failures, checkTogether(place, shape, items));
  append(into.notices, inside.notices);
  append(into.crashes, inside.crashes);
  if (items.length < (shape.minKeys ?? 0)) {
    into.failures.push(failure('minProperties', place, shape));
  }
};

/** What the schema also finds in a value that should be a map and is none: its rules on keys are all void. */
export const checkNoMap = (place: Place, shape: MapShape): readonly Failure[] => [
  ...(shape.exactlyOneOf.length > 1 ? [failure('oneOf', place, shape)] : []),
  ...(shape.notTogether.length > 0 ? [failure('not', place, shape)] : []),
];
