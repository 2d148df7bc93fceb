import { formsOf } from './kinds.ts';
import type { MapShape, Shape } from './shape.ts';

/** The keys of a map with the text of their values, as far as that stands on the same line. */
export type Siblings = ReadonlyMap<string, string>;

/** One step from a value into what it holds. */
export type Step =
  | { readonly kind: 'key'; readonly name: string; readonly siblings: Siblings }
  /** `index` counts from 0; undefined where nobody counted. */
  | { readonly kind: 'item'; readonly index?: number };

/** One thing a value can be; alternatives are laid out. */
export type Form = Exclude<Shape, { kind: 'alternatives' }>;

const bare = (text: string): string =>
  text
    .replace(/\s#.*$/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();

/** Whether a value that is there already speaks against a form. */
const contradicts = (form: MapShape, [key, text]: readonly [string, string]): boolean => {
  const shape = form.keys[key];
  const value = bare(text);
  if (shape?.kind !== 'choice' || value === '' || /^[{[*&!|>]/.test(value)) return false;
  return !shape.values.some((one) => String(one.value) === value);
};

const knows = (form: MapShape, key: string): boolean =>
  form.open || form.named !== undefined || Object.hasOwn(form.keys, key);

const or = <Value>(some: readonly Value[], all: readonly Value[]): readonly Value[] =>
  some.length > 0 ? some : all;

/** Of several maps those that fit the keys and values that are there; all if none does. */
const narrowed = (forms: readonly MapShape[], siblings: Siblings): readonly MapShape[] => {
  if (forms.length < 2 || siblings.size === 0) return forms;
  const entries = [...siblings];
  const agreeing = or(
    forms.filter((form) => !entries.some((entry) => contradicts(form, entry))),
    forms,
  );
  return or(
    agreeing.filter((form) => entries.every(([key]) => knows(form, key))),
    agreeing,
  );
};

const matchesName = ({ named }: MapShape, name: string): boolean =>
  named !== undefined && (named.pattern === undefined || new RegExp(named.pattern, 'u').test(name));

/** The shape of the value of a key; undefined for a key that has no place in the map. */
export const shapeOfKey = (form: MapShape, name: string): Shape | undefined => {
  if (Object.hasOwn(form.keys, name)) return form.keys[name];
  if (form.offered && Object.hasOwn(form.offered, name)) return form.offered[name];
  return matchesName(form, name) ? form.named?.value : form.offeredByName;
};

/** The maps among some forms. */
const mapsIn = (forms: readonly Form[]): readonly MapShape[] =>
  forms.filter((form) => form.kind === 'map');

const inside = (shapes: readonly Shape[], step: Step): readonly Shape[] => {
  const forms = shapes.flatMap(formsOf);
  if (step.kind === 'item')
    return forms.flatMap((form) => (form.kind === 'list' ? [form.items] : []));
  return narrowed(mapsIn(forms), step.siblings)
    .map((form) => shapeOfKey(form, step.name))
    .filter((shape) => shape !== undefined);
};

/** What may stand at a place, as whole shapes; empty where nothing is known. */
export const shapesAt = (root: Shape, steps: readonly Step[]): readonly Shape[] =>
  steps.reduce<readonly Shape[]>(inside, [root]);

/** What may stand at a place, with alternatives laid out. */
export const formsAt = (root: Shape, steps: readonly Step[]): readonly Form[] => [
  ...new Set(shapesAt(root, steps).flatMap(formsOf)),
];

const isRuledOut = (form: MapShape, key: string, siblings: Siblings): boolean => {
  const partner = form.notTogether.find((pair) => pair.includes(key))?.find((one) => one !== key);
  if (partner !== undefined && siblings.has(partner)) return true;
  const isOnePer = form.exactlyOneOf.every((set) => set.length === 1);
  const rivals = isOnePer ? form.exactlyOneOf.flat() : [];
  return rivals.includes(key) && rivals.some((rival) => rival !== key && siblings.has(rival));
};

const isOldSpelling = (shape: Shape, siblings: Siblings): boolean =>
  shape.deprecated?.use !== undefined && siblings.has(shape.deprecated.use);

/** The keys that are there already in an older spelling. */
const keysByOldNames = ({ keys }: MapShape, siblings: Siblings): ReadonlySet<string> =>
  new Set([...siblings.keys()].flatMap((name) => keys[name]?.deprecated?.use ?? []));

const namesToOffer = ({ named }: MapShape): readonly (readonly [string, Shape])[] =>
  named?.suggest?.map((name) => [name, named.value] as const) ?? [];

/** Every key worth offering in a map: those it knows, and those it takes without a look. */
const keysOf = (form: MapShape): readonly (readonly [string, Shape])[] => [
  ...Object.entries(form.keys),
  ...Object.entries(form.offered ?? {}),
  ...namesToOffer(form),
];

/** The keys that may still be added to a map, with their shapes, in the order of the knowledge. */
export const keysToAdd = (
  forms: readonly Form[],
  siblings: Siblings,
): ReadonlyMap<string, Shape> => {
  const keys = new Map<string, Shape>();
  for (const form of narrowed(mapsIn(forms), siblings)) {
    const old = keysByOldNames(form, siblings);
    for (const [key, shape] of keysOf(form)) {
      const isThere = siblings.has(key) || old.has(key) || isOldSpelling(shape, siblings);
      const isTaken = isThere || keys.has(key);
      if (!isTaken && !isRuledOut(form, key, siblings)) keys.set(key, shape);
    }
  }
  return keys;
};

const together = (shapes: readonly Shape[]): Shape | undefined => {
  const [first, ...others] = shapes;
  if (first?.kind !== 'choice' || others.length === 0) return first;
  const values = shapes.flatMap((shape) => (shape.kind === 'choice' ? shape.values : []));
  return { ...first, values: [...new Set(values)] };
};

/** The shape of a key of the map at a place; where forms differ in its values, with all of them. */
export const shapeOfKeyAt = (
  root: Shape,
  steps: readonly Step[],
  siblings: Siblings,
  name: string,
): Shape | undefined =>
  together(
    narrowed(mapsIn(formsAt(root, steps)), siblings)
      .map((form) => shapeOfKey(form, name))
      .filter((shape) => shape !== undefined),
  );
