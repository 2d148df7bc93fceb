import type { MapShape, Shape } from './shape.ts';

/** The version all of the knowledge is of: nothing in it is newer. */
export const newestVersion = '26.2';

/** A version as people write it: `24.4`, or `24.4.1`, of which the last part changes nothing here. `24.04` is a release of Ubuntu. */
const versionForm = /^(\d{1,4})\.(0|[1-9]\d{0,3})(?:\.\d{1,6})?$/;

/** Whether something is the number of a version of cloud-init. */
export const isVersion = (value: unknown): value is string =>
  typeof value === 'string' && versionForm.test(value);

const rankOf = (version: string): number => {
  const [, major = '0', minor = '0'] = versionForm.exec(version) ?? [];
  return Number(major) * 10_000 + Number(minor);
};

/** Whether a version came out after another; `25.1.4` counts as `25.1`. */
export const isLater = (version: string, than: string): boolean => rankOf(version) > rankOf(than);

/** The last version known to take unknown keys at the top without a word (measured on 22.4.2; 25.1 does not). */
const lastWithoutTopCheck = '22.4';

/** Whether unknown keys at the top are silently taken. False also where it is not known. */
export const overlooksTopKeys = (version: string): boolean =>
  !isLater(version, lastWithoutTopCheck);

/** Whether this is known to be newer than a version. */
export const isTooNew = ({ since }: Shape, version: string): boolean =>
  since !== undefined && isLater(since, version);

const withoutLaterNotices = (shape: Shape, version: string): Shape => {
  const { deprecated, changed, ...rest } = shape;
  const stays = (one: { readonly since: string } | undefined): boolean =>
    one === undefined || !isLater(one.since, version);
  if (stays(deprecated) && stays(changed)) return shape;
  return {
    ...rest,
    ...(deprecated && stays(deprecated) ? { deprecated } : {}),
    ...(changed && stays(changed) ? { changed } : {}),
  };
};

type Inner = (shape: Shape) => Shape;

const ofMap = (shape: MapShape, version: string, inner: Inner): MapShape => {
  const entries = Object.entries(shape.keys);
  const keys = Object.fromEntries(
    entries.filter(([, one]) => !isTooNew(one, version)).map(([key, one]) => [key, inner(one)]),
  );
  const { named } = shape;
  const value = named && inner(named.value);
  const isSame = entries.every(([key, one]) => keys[key] === one) && value === named?.value;
  if (isSame) return shape;
  return {
    ...shape,
    keys,
    ...(named && value ? { named: { ...named, value } } : {}),
    typical: shape.typical.filter((key) => Object.hasOwn(keys, key)),
  };
};

const insideOf = (shape: Shape, version: string, inner: Inner): Shape => {
  if (shape.kind === 'map') return ofMap(shape, version, inner);
  if (shape.kind === 'list') {
    const items = inner(shape.items);
    return items === shape.items ? shape : { ...shape, items };
  }
  if (shape.kind !== 'alternatives') return shape;
  const shapes = shape.shapes.filter((one) => !isTooNew(one, version)).map(inner);
  const isSame =
    shapes.length === shape.shapes.length && shapes.every((one, i) => one === shape.shapes[i]);
  return isSame ? shape : { ...shape, shapes };
};

interface View {
  readonly version: string;
  readonly shapes: WeakMap<Shape, Shape>;
}

let view: View = { version: newestVersion, shapes: new WeakMap() };

const originals = new WeakMap<Shape, Shape>();

const seenBy = ({ version, shapes }: View, shape: Shape): Shape => {
  const known = shapes.get(shape);
  if (known) return known;
  const inside = insideOf(shape, version, (one) => seenBy({ version, shapes }, one));
  const seen = withoutLaterNotices(inside, version);
  if (seen !== shape) originals.set(seen, shape);
  shapes.set(shape, seen);
  return seen;
};

/**
 * A shape as a version of cloud-init knows it: without keys and forms that came later, and without
 * deprecations that did. The same object where nothing differs. Kept for the version last asked for.
 */
export const shapeIn = (version: string, shape: Shape): Shape => {
  if (view.version !== version) view = { version, shapes: new WeakMap() };
  return seenBy(view, shape);
};

/** The shape of the knowledge that one of `shapeIn` was made of; any other is its own. */
export const originalOf = (shape: Shape): Shape => originals.get(shape) ?? shape;
