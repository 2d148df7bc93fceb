import type { DocumentBlock } from '../../documents/yaml-document.ts';
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

/** Where network configuration of both versions makes devices, and where it goes on with them. */
const places: readonly DevicePlace[] = [
  ...['ethernets.<>', 'bonds.<>', 'bridges.<>', 'vlans.<>', 'config.*.name'].flatMap((path) =>
    placeOf(path, true),
  ),
  ...[
    'bonds.<>.interfaces.*',
    'bonds.<>.parameters.primary',
    'bridges.<>.interfaces.*',
    'bridges.<>.parameters.path-cost.<>',
    'bridges.<>.parameters.port-priority.<>',
    'vlans.<>.link',
    'config.*.bond_interfaces.*',
    'config.*.bridge_interfaces.*',
    'config.*.vlan_link',
    'config.*.interface',
    'config.*.params.bond-primary',
  ].flatMap((path) => placeOf(path, false)),
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
