import { archive } from './archive.ts';
import { cloudConfig, networkConfig } from './index.ts';
import { metaData } from './meta-data.ts';
import type { Shape } from './shape.ts';
import { systemConfig } from './system-config.ts';

const childrenOf = (shape: Shape): readonly Shape[] => {
  switch (shape.kind) {
    case 'list':
      return [shape.items];
    case 'map':
      return [
        ...Object.values(shape.keys),
        ...Object.values(shape.offered ?? {}),
        ...(shape.named ? [shape.named.value] : []),
        ...(shape.offeredByName ? [shape.offeredByName] : []),
      ];
    case 'alternatives':
      return shape.shapes;
    default:
      return [];
  }
};

interface Numbered {
  readonly shapes: Shape[];
  readonly ids: Map<Shape, number>;
}

const collect = (shape: Shape, into: Numbered): void => {
  if (into.ids.has(shape)) return;
  into.ids.set(shape, into.ids.size);
  into.shapes.push(shape);
  for (const child of childrenOf(shape)) collect(child, into);
};

let numbered: Numbered | undefined;

/** Numbered when first asked for: a server that only checks never needs it. */
const all = (): Numbered => {
  if (numbered === undefined) {
    numbered = { shapes: [], ids: new Map() };
    const networks = [networkConfig(1), networkConfig(2)];
    const roots = [cloudConfig, ...networks, metaData, archive, systemConfig];
    for (const root of roots) collect(root, numbered);
  }
  return numbered;
};

/** Numbers a shape that is not of cloud-init, and all in it; it is kept as long as the program runs. */
export const numberShapes = (root: Shape): void => collect(root, all());

/** A number that stands for a shape of the knowledge as long as the program runs. */
export const idOfShape = (shape: Shape): number | undefined => all().ids.get(shape);

/** The shape a number stands for. */
export const shapeOfId = (id: number): Shape | undefined => all().shapes[id];
