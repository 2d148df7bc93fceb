import type { DocumentBlock } from '../../documents/yaml-document.ts';
import { deviceDefinitions, deviceReferences } from '../../knowledge/device-places.ts';
import { wholeName } from './name-spans.ts';
import { namedAt, type Steps } from './nodes-at.ts';
import type { Occurrence } from './occurrence.ts';

interface DevicePlace {
  readonly steps: Steps;
  readonly isDefinition: boolean;
  readonly areKeys: boolean;
}

const placeOf = (path: string, isDefinition: boolean): readonly DevicePlace[] =>
  [path, `network.${path}`].map((whole) => ({
    steps: whole.split('.'),
    isDefinition,
    areKeys: path.endsWith('<>'),
  }));

const places: readonly DevicePlace[] = [
  ...deviceDefinitions.flatMap((path) => placeOf(path, true)),
  ...deviceReferences.flatMap((path) => placeOf(path, false)),
];

/** Network devices that a block names. */
export const deviceNames = ({
  text,
  reading: { node: top },
}: DocumentBlock): readonly Occurrence[] =>
  top === undefined
    ? []
    : places.flatMap(({ steps, isDefinition, areKeys }) =>
        namedAt(top, steps, areKeys)
          .flatMap((node) => wholeName(text, node))
          .map((span) => ({ ...span, kind: 'device' as const, isDefinition })),
      );
