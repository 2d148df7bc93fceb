import type { Leaf } from '../../../documents/context/leaves.ts';
import { keysAt, type Name, type NameSource, named, scalarsAt } from './source.ts';

const kinds: Readonly<Record<string, string>> = {
  ethernets: 'A network card of this document.',
  bonds: 'A bond of this document.',
  bridges: 'A bridge of this document.',
  vlans: 'A VLAN of this document.',
};

const ofVersion2 = (leaves: readonly Leaf[]): readonly Name[] =>
  Object.entries(kinds).flatMap(([key, summary]) => named(keysAt(leaves, key), summary));

export const interfaceNames: NameSource = {
  blocks: [...Object.keys(kinds), 'config'],
  areParts: true,
  values: [
    'bonds.<>.interfaces.*',
    'bonds.<>.parameters.primary',
    'bridges.<>.interfaces.*',
    'vlans.<>.link',
    'config.*.bond_interfaces.*',
    'config.*.bridge_interfaces.*',
    'config.*.vlan_link',
    'config.*.interface',
    'config.*.params.bond-primary',
  ],
  keys: ['bridges.<>.parameters.path-cost', 'bridges.<>.parameters.port-priority'],
  names: (leaves) => [
    ...ofVersion2(leaves),
    ...named(scalarsAt(leaves, 'config.*.name'), 'A device of this document.'),
  ],
};
