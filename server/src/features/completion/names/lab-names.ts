import type { Leaf } from '../../../documents/context/leaves.ts';
import { keysAt, type Name, type NameSource, named } from './source.ts';

/** A lab is a file of its own, stands in a scenario, or is laid over one while that runs. */
const places = ['', 'lab.', 'steps.*.change.'];

const inLabs = (paths: readonly string[]): readonly string[] =>
  places.flatMap((place) => paths.map((path) => `${place}${path}`));

const keysIn = (leaves: readonly Leaf[], section: string): readonly string[] =>
  inLabs([section]).flatMap((path) => keysAt(leaves, path));

/** Where each card of an instance, and each port that stands alone, is described. */
const ports = ['ports.*', 'instances.<>.ports.*'];

const source = (
  section: string,
  values: readonly string[],
  names: (known: readonly string[]) => readonly Name[],
): NameSource => ({
  blocks: [section, 'lab', 'steps'],
  values,
  // Who changes something names what is there.
  keys: [`steps.*.change.${section}`],
  names: (leaves) => names(keysIn(leaves, section)),
});

export const labNetworkNames = source(
  'networks',
  inLabs([
    'instances.<>.networks.*',
    'routers.<>.networks.*',
    'subnets.*.network',
    ...ports.map((port) => `${port}.network`),
  ]),
  (known) => named(known, 'A network of this lab.'),
);

export const labRouterNames = source('routers', inLabs(['ports.*.router']), (known) =>
  named(known, 'A router of this lab.'),
);

export const labInstanceNames = source(
  'instances',
  [
    ...inLabs(['default_instance', 'ports.*.instance']),
    'instance',
    'steps.*.send.from',
    'steps.*.send.sign.instance',
  ],
  (known) => named(known, 'An instance of this lab.'),
);

export const labImageNames = source(
  'images',
  inLabs(['image', 'kernel', 'ramdisk'].map((key) => `instances.<>.${key}`)),
  (known) => named(known, 'An image of this lab.'),
);

const ownGroup: Name = { value: 'default', summary: 'Every project has it.' };

export const labSecurityGroupNames = source(
  'security_groups',
  inLabs(['instances.<>', ...ports].map((place) => `${place}.security_groups.*`)),
  (known) => [
    ...named(known, 'A security group of this lab.'),
    ...(known.includes('default') ? [] : [ownGroup]),
  ],
);
