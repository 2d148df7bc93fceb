import { resolve } from 'node:path';
import { stringify } from 'yaml';
import type { Lab, Release } from '../../mock-metadata/src/lab/model.ts';
import { readLab } from '../../mock-metadata/src/lab/read-lab.ts';
import { isDict, type PythonValue } from '../../mock-metadata/src/nova/python/json.ts';
import { jsonReading } from '../../mock-metadata/src/nova/python/json-reader.ts';
import { problemLine } from '../../mock-metadata/src/problem.ts';
import { instanceEntry, portEntry } from './fixture-instance.ts';
import type { Fixture, FixturePort, NeutronBehaviour } from './recorded.ts';

/** How the fixture's cloud is set up for a case. */
export interface Setup {
  readonly release: Release;
  /** `nova:` of the lab file. */
  readonly nova: object;
  readonly neutron: NeutronBehaviour;
}

/**
 * The one place where a fixture becomes a lab: it is written down as a lab file, and the file is read as any other.
 * A fixture that a lab file cannot say throws, with what the reader says of it.
 */
export const fixtureLab = (fixture: Fixture, setup: Setup): Lab => {
  const text = `${optionsText(setup)}${cloudText(fixture)}`;
  const known = labs.get(text);
  if (known !== undefined) return known;
  const { lab, problems } = readLab(text, labFile, noFile);
  if (lab === undefined) throw new Error(problems.map(problemLine).join('\n'));
  labs.set(text, lab);
  return lab;
};

/** Where a path begins that a case's options name. */
export const pathFromLab = (path: string): string => resolve(path);

const labFile = 'fixture.lab.yaml';
const labs = new Map<string, Lab>();

const noFile = (path: string): never => {
  throw new Error(`A fixture's lab names no file, but ${path} was read.`);
};

const yaml = (value: object): string => stringify(value, { lineWidth: 0, keepUndefined: false });

const optionsText = ({ release, nova, neutron }: Setup): string =>
  yaml({ release, consistency: 'unchecked', nova, neutron: { api: apiEntry(neutron) } });

// Nova's metadata asks Neutron for nothing else.
const asked = ['ports', 'subnets', 'security_groups', '*'];

const apiEntry = (behaviour: NeutronBehaviour): object =>
  Object.fromEntries(
    Object.entries(behaviour)
      .map(([resource, how]) => [resource.replace('-', '_'), how] as const)
      .filter(([resource]) => asked.includes(resource)),
  );

const texts = new WeakMap<Fixture, string>();

const cloudText = (fixture: Fixture): string => {
  const text = texts.get(fixture) ?? yaml(cloud(fixture));
  texts.set(fixture, text);
  return text;
};

const cloud = (fixture: Fixture): object => {
  const { neutron, instances } = fixture;
  const networks = namesOf(networkIds(fixture), (id) => networkName(fixture, id));
  const networkOf = ({ network_id: id }: { readonly network_id?: string | null }): string =>
    networks.get(id ?? '') ?? '';
  const portOf = (port: FixturePort) => portEntry(port, networkOf(port));
  const metadataKeys = keysOfMetadata(fixture.text);
  const uuids = new Set(instances.map(({ uuid }) => uuid));
  return {
    networks: new Map(Array.from(networks, ([id, name]) => [name, { id, subnets: [] }])),
    subnets: neutron.subnets.map((subnet) => ({
      id: subnet.id,
      network: networkOf(subnet),
      advanced_service_providers: subnet.advanced_service_providers ?? [],
      // The fixture lists every port there is, so there is no DHCP server but those in it.
      enable_dhcp: false,
    })),
    routers: section(
      idsLike(fixture, 'ROUTER'),
      ([name]) => name,
      ([, id]) => ({ id, networks: [] }),
    ),
    security_groups: section(
      neutron.security_groups,
      ({ id }) => id,
      ({ id, name }) => ({ id, name: name ?? '' }),
    ),
    images: imagesOf(fixture),
    instances: section(
      instances,
      ({ name }) => name,
      (row) =>
        instanceEntry(row, {
          metadataKeys: metadataKeys.get(row.uuid),
          ports: neutron.ports.filter(({ device_id }) => device_id === row.uuid).map(portOf),
        }),
    ),
    ports: neutron.ports
      .filter(({ device_id }) => !uuids.has(device_id ?? ''))
      .map((port) => ({ ...portOf(port), device_id: port.device_id ?? '' })),
  };
};

/** A name for each item, as a key of a lab file can be; one that is there already is numbered. */
const namesOf = <Item>(
  items: Iterable<Item>,
  wanted: (item: Item) => string | null,
): ReadonlyMap<Item, string> => {
  const names = new Map<Item, string>();
  const taken = new Set<string>();
  for (const item of items) {
    const name = wanted(item)?.trim() ? String(wanted(item)) : 'unnamed';
    let free = name;
    for (let count = 2; taken.has(free) || free === '__proto__'; count += 1)
      free = `${name} ${count}`;
    taken.add(free);
    names.set(item, free);
  }
  return names;
};

/** A section of the lab file. */
const section = <Item>(
  items: Iterable<Item>,
  name: (item: Item) => string | null,
  entry: (item: Item) => object,
): ReadonlyMap<string, object> =>
  new Map(Array.from(namesOf(items, name), ([item, key]) => [key, entry(item)]));

const idsLike = (fixture: Fixture, kind: string): readonly (readonly [string, string])[] =>
  Object.entries(fixture.ids).filter(
    ([name, id]) => name.startsWith(`${kind}_`) && typeof id === 'string',
  );

const networkIds = (fixture: Fixture): readonly string[] => [
  ...new Set([
    ...idsLike(fixture, 'NET').map(([, id]) => id),
    ...[...fixture.neutron.subnets, ...fixture.neutron.ports].map(
      ({ network_id }) => network_id ?? '',
    ),
  ]),
];

/** The fixture's own name for an id, or the id. */
const networkName = (fixture: Fixture, id: string): string =>
  idsLike(fixture, 'NET').find(([, known]) => known === id)?.[0] ?? id;

/** Images with the numbers that the fixture gives them; all others get theirs when they are asked for. */
const imagesOf = ({ image_ids: numbers, instances }: Fixture): ReadonlyMap<string, object> => {
  const met = instances
    .flatMap((row) => [row['image_ref'], row['kernel_id'], row['ramdisk_id']])
    .filter((id) => typeof id === 'string' && id !== '');
  const ids = new Set([...Object.keys(numbers), ...met.map(String)]);
  return section(
    ids,
    (id) => id,
    (id) => ({ id, ec2_id: numbers[id] ?? null }),
  );
};

type MetadataKeys = ReadonlyMap<string, readonly string[]>;

/** Instance UUID → the keys of its metadata as the file has them; JSON.parse moves `"1"` to the front. */
const keysOfMetadata = (text: string): MetadataKeys => {
  const instances = member(jsonReading(text).value ?? null, 'instances');
  if (!Array.isArray(instances)) return new Map();
  return new Map(
    instances.flatMap((row: PythonValue) => {
      const uuid = member(row, 'uuid');
      const metadata = member(row, 'metadata');
      if (typeof uuid !== 'string' || !isDict(metadata)) return [];
      return [[uuid, [...metadata.keys()]] as const];
    }),
  );
};

const member = (value: PythonValue, key: string): PythonValue =>
  isDict(value) ? (value.get(key) ?? null) : null;
