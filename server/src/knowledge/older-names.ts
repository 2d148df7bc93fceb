import { cloudConfig } from './index.ts';
import type { Shape } from './shape.ts';

/** A key by which a value was known before. */
interface OlderName {
  readonly key: string;
  readonly shape: Shape;
}

const insideOf = (shape: Shape): readonly Shape[] => {
  switch (shape.kind) {
    case 'map':
      return [...Object.values(shape.keys), ...(shape.named ? [shape.named.value] : [])];
    case 'list':
      return [shape.items];
    case 'alternatives':
      return shape.shapes;
    default:
      return [];
  }
};

const gather = (shape: Shape, into: Map<Shape, OlderName>, seen: Set<Shape>): void => {
  if (seen.has(shape)) return;
  seen.add(shape);
  if (shape.kind === 'map') {
    for (const [key, old] of Object.entries(shape.keys)) {
      const use = old.deprecated?.use;
      const now = use === undefined ? undefined : shape.keys[use];
      if (now) into.set(now, { key, shape: old });
    }
  }
  for (const inner of insideOf(shape)) gather(inner, into, seen);
};

let names: ReadonlyMap<Shape, OlderName> | undefined;

const allNames = (): ReadonlyMap<Shape, OlderName> => {
  const found = new Map<Shape, OlderName>();
  gather(cloudConfig, found, new Set());
  return found;
};

/** The key that was written for this one before it came; undefined if there was none. Gathered when first asked for. */
export const olderNameOf = (shape: Shape): OlderName | undefined => {
  names ??= allNames();
  return names.get(shape);
};
