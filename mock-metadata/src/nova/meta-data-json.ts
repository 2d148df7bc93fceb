import type { Instance } from '../lab/model.ts';
import { devices } from './devices.ts';
import { includes, type OpenstackVersion } from './openstack-versions.ts';
import { dict, integer, type PythonDict, type PythonValue, pythonJson } from './python/json.ts';

/** What meta_data.json needs besides the instance itself. */
export interface MetaDataSurroundings {
  readonly hostname: string | null;
  /** Where the rendered network template lies; undefined without one. */
  readonly networkConfig: PythonDict | undefined;
  /** Members that only a config drive has (files, admin_pass), after `meta`. */
  readonly extra: PythonDict;
}

/** meta_data.json in two pieces, between which goes what is new for every request. */
export interface MetaDataText {
  readonly beforeSeed: string;
  /** Undefined in the version that has no random_seed: then the first piece is all. */
  readonly afterSeed: string | undefined;
}

/** How many random bytes random_seed carries, in base64. */
export const seedBytes = 512;

const seedMark = '@';

/** The document of one version; between its pieces belongs the base64 text of the seed. */
export const metaDataText = (
  instance: Instance,
  version: OpenstackVersion,
  surroundings: MetaDataSurroundings,
): MetaDataText => {
  const seeded = includes(version, '2013-04-04');
  const before = pythonJson(new Map([...members(instance, surroundings), ...seed(seeded)]));
  if (!seeded) return { beforeSeed: before, afterSeed: undefined };
  const later = pythonJson(dict(laterMembers(instance, version))).slice(1, -1);
  return {
    beforeSeed: before.slice(0, before.lastIndexOf(seedMark)),
    afterSeed: later === '' ? '"}' : `", ${later}}`,
  };
};

const seed = (seeded: boolean): readonly (readonly [string, PythonValue])[] =>
  seeded ? [['random_seed', seedMark]] : [];

type Member = readonly [key: string, value: PythonValue];

const members = (
  instance: Instance,
  { hostname, networkConfig, extra }: MetaDataSurroundings,
): readonly Member[] => {
  const launchMetadata = metadataOf(instance);
  return [
    ['uuid', instance.uuid],
    ...(launchMetadata.size === 0 ? [] : [['meta', launchMetadata] as const]),
    ...extra,
    ...(networkConfig === undefined ? [] : [['network_config', networkConfig] as const]),
    ...keys(instance),
    ['hostname', hostname],
    ['name', instance.displayName],
    ['launch_index', integer(instance.launchIndex)],
    ['availability_zone', instance.availabilityZone],
  ];
};

/** The user's metadata in the order in which it was given. */
export const metadataOf = ({ metadata, metadataKeys }: Instance): PythonDict =>
  new Map((metadataKeys ?? Object.keys(metadata)).map((key) => [key, metadata[key] ?? '']));

/** The first key pair still stored, even where the instance names another one. */
const keys = ({ keyName, keypairs }: Instance): readonly Member[] => {
  const [first] = keypairs;
  if (!keyName || first === undefined) return [];
  const { name, type, publicKey } = first;
  return [
    ['public_keys', new Map([[name, publicKey]])],
    ['keys', [dict({ name, type, data: publicKey })]],
  ];
};

const laterMembers = (
  instance: Instance,
  version: OpenstackVersion,
): Record<string, PythonValue> => ({
  ...(includes(version, '2015-10-15') ? { project_id: instance.projectId } : {}),
  ...(includes(version, '2016-06-30') ? { devices: devices(instance.devices, version) } : {}),
  ...(includes(version, '2020-10-14') ? { dedicated_cpus: dedicatedCpus(instance) } : {}),
});

/** All pinned CPUs of all cells in order; one listed in two cells stays twice. */
const dedicatedCpus = (instance: Instance): readonly PythonValue[] =>
  instance.numaCells
    .flatMap((cell) => cell.pcpuset)
    .sort((a, b) => a - b)
    .map(BigInt);
