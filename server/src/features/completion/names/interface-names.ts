import type { Leaf } from '../../../documents/context/leaves.ts';
import { deviceReferences, deviceSections } from '../../../knowledge/device-places.ts';
import { keysAt, type Name, type NameSource, named, scalarsAt } from './source.ts';

const kinds: Readonly<Record<(typeof deviceSections)[number], string>> = {
  ethernets: 'A network card of this document.',
  bonds: 'A bond of this document.',
  bridges: 'A bridge of this document.',
  vlans: 'A VLAN of this document.',
};

const ofVersion2 = (leaves: readonly Leaf[]): readonly Name[] =>
  Object.entries(kinds).flatMap(([key, summary]) => named(keysAt(leaves, key), summary));

/** The last step of a place where names are keys. */
const madeUp = '.<>';

export const interfaceNames: NameSource = {
  blocks: [...deviceSections, 'config'],
  areParts: true,
  values: deviceReferences.filter((path) => !path.endsWith(madeUp)),
  keys: deviceReferences
    .filter((path) => path.endsWith(madeUp))
    .map((path) => path.slice(0, -madeUp.length)),
  names: (leaves) => [
    ...ofVersion2(leaves),
    ...named(scalarsAt(leaves, 'config.*.name'), 'A device of this document.'),
  ],
};
