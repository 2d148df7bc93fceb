import { cloudConfig, networkConfig } from './index.ts';
import type { Shape } from './shape.ts';

const childrenOf = (shape: Shape): readonly Shape[] => {
  switch (shape.kind) {
    case 'list':
      return [shape.items];
    case 'map':
      return [...Object.values(shape.keys), ...(shape.named ? [shape.named.value] : [])];
    case 'alternatives':
      return shape.shapes;
    default:
      return [];
  }
};

interface Numbered {
  readonly shapes: readonly Shape[];
  readonly ids: ReadonlyMap<Shape, number>;
}

const collect = (shape: Shape, ids: Map<Shape, number>): void => {
  if (ids.has(shape)) return;
  ids.set(shape, ids.size);
  for (const child of childrenOf(shape)) collect(child, ids);
};

let numbered: Numbered | undefined;

/** Numbered when first asked for: a server that only checks never needs it. */
const all = (): Numbered => {
  if (numbered === undefined) {
    const ids = new Map<Shape, number>();
    for (const root of [cloudConfig, networkConfig(1), networkConfig(2)]) collect(root, ids);
    numbered = { shapes: [...ids.keys()], ids };
  }
  return numbered;
};

/** A number that stands for a shape of the knowledge as long as the program runs. */
export const idOfShape = (shape: Shape): number | undefined => all().ids.get(shape);

/** The shape a number stands for. */
export const shapeOfId = (id: number): Shape | undefined => all().shapes[id];
