import { cloudConfig } from '../../knowledge/index.ts';
import type { Format, Shape } from '../../knowledge/shape.ts';
import { at, type Pattern } from './pattern.ts';

const inside = (shape: Shape, format: Format, path: readonly string[]): readonly string[][] => {
  switch (shape.kind) {
    case 'text':
      return shape.format === format ? [[...path]] : [];
    case 'list':
      return inside(shape.items, format, [...path, '*']);
    case 'alternatives':
      return shape.shapes.flatMap((one) => inside(one, format, path));
    case 'map':
      return [
        ...Object.entries(shape.keys).flatMap(([key, one]) => inside(one, format, [...path, key])),
        ...(shape.named ? inside(shape.named.value, format, [...path, '*']) : []),
      ];
    default:
      return [];
  }
};

const patternOf = ([top = '', ...inner]: readonly string[]): Pattern => at(top, ...inner);

/** The places of cloud-config whose texts are to have a format, as the knowledge says. */
export const placesOfFormat = (format: Format): readonly Pattern[] => {
  const paths = inside(cloudConfig, format, []);
  return [...new Map(paths.map((path) => [path.join(' '), patternOf(path)])).values()];
};
