import { expect, test } from 'vitest';
import { deviceDefinitions, deviceReferences } from './device-places.ts';
import { networkConfig } from './index.ts';
import { isKnown } from './testing/is-taken.ts';

/** Names that are keys stand in a map that is known. */
const isInEither = (path: string): boolean =>
  ([1, 2] as const).some((version) => isKnown(networkConfig(version), path.replace(/\.<>$/, '')));

/** What cloud-init passes on to netplan without knowing it. */
const ofNetplan: ReadonlySet<string> = new Set(['bridges.<>.parameters.port-priority.<>']);

test('at each place a network configuration knows something', () => {
  for (const path of [...deviceDefinitions, ...deviceReferences])
    expect(isInEither(path), path).toBe(!ofNetplan.has(path));
  for (const path of ['bonds.<>.interface.*', 'vlans.<>.links', 'configs.*.name'])
    expect(isInEither(path), path).toBe(false);
});
