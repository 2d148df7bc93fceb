import type { Instance } from '../lab/model.ts';
import { blockDeviceMapping } from './block-device-mapping.ts';
import { type Ec2ImageIds, ec2Hexadecimal } from './ec2-ids.ts';

/** Versions of the EC2 tree, oldest first; `latest` is the last of them. */
const ec2Versions = [
  '1.0',
  '2007-01-19',
  '2007-03-01',
  '2007-08-29',
  '2007-10-10',
  '2007-12-15',
  '2008-02-01',
  '2008-09-01',
  '2009-04-04',
] as const;

export type Ec2Version = (typeof ec2Versions)[number];

/** What `/` shows to anybody. */
export const ec2VersionList = [...ec2Versions, 'latest'].join('\n');

export const ec2Version = (name: string): Ec2Version | undefined =>
  name === 'latest' ? ec2Versions.at(-1) : ec2Versions.find((version) => version === name);

/** A place in the tree: a directory, or whatever Nova prints for a leaf. */
export type Ec2Node = Ec2Directory | Ec2Leaf;

/** A leaf's value in Python's terms: None, an int, a text, bytes, or a list of texts. */
type Ec2Leaf = null | number | string | Uint8Array | readonly string[];

export type Ec2Directory = ReadonlyMap<string, Ec2Node>;

/** The parts of the tree that are no columns of the instance. */
export interface Ec2Surroundings {
  readonly imageIds: Ec2ImageIds;
  readonly hostname: string | null;
  readonly securityGroups: readonly string[];
  /** Who asked when the metadata was put together; stands in for a missing fixed address. */
  readonly address: string | null;
  readonly userData: Uint8Array | undefined;
}

export const ec2Tree = (
  instance: Instance,
  version: Ec2Version,
  surroundings: Ec2Surroundings,
): Ec2Directory =>
  new Map<string, Ec2Node>([
    ['meta-data', new Map(leaves(instance, version, surroundings))],
    ...(surroundings.userData === undefined ? [] : [['user-data', surroundings.userData] as const]),
  ]);

type Entry = readonly [name: string, node: Ec2Node];

const leaves = (
  instance: Instance,
  version: Ec2Version,
  { imageIds, hostname, securityGroups, address }: Ec2Surroundings,
): readonly Entry[] => {
  const since = (first: Ec2Version, entries: () => readonly Entry[]): readonly Entry[] =>
    ec2Versions.indexOf(version) >= ec2Versions.indexOf(first) ? entries() : [];
  return [
    ['ami-id', imageIds.ami],
    ['ami-launch-index', instance.launchIndex],
    ['ami-manifest-path', 'FIXME'],
    ['instance-id', `i-${ec2Hexadecimal(instance.ec2Id)}`],
    ['hostname', hostname],
    ['local-ipv4', firstFixedAddress(instance) || address],
    ['reservation-id', instance.reservationId],
    ['security-groups', securityGroups],
    ...publicKeys(instance),
    ...since('2007-01-19', () => [
      ['local-hostname', hostname],
      ['public-hostname', hostname],
      ['public-ipv4', firstFloatingAddress(instance)],
    ]),
    ...since('2007-08-29', () => [['instance-type', instance.flavorName]]),
    ...since('2007-12-15', () => [
      ['block-device-mapping', blockDeviceMapping(instance)],
      ...image('kernel-id', imageIds.kernel),
      ...image('ramdisk-id', imageIds.ramdisk),
    ]),
    ...since('2008-02-01', () => [
      ['placement', new Map([['availability-zone', instance.availabilityZone]])],
    ]),
    ...since('2008-09-01', () => [['instance-action', 'none']]),
  ];
};

const image = (name: string, id: string | null): readonly Entry[] => (id ? [[name, id]] : []);

/** `_name` is what the listing of public-keys shows in place of `0/`, and a leaf too. */
const publicKeys = ({ keyName, keyData }: Instance): readonly Entry[] => {
  if (!keyName) return [];
  const key = new Map([
    ['_name', `0=${keyName}`],
    ['openssh-key', keyData],
  ]);
  return [['public-keys', new Map([['0', key]])]];
};

const firstFixedAddress = (instance: Instance): string | undefined =>
  allAddresses(instance).find((ip) => ip.version === 4)?.address;

const firstFloatingAddress = (instance: Instance): string =>
  allAddresses(instance).flatMap((ip) => ip.floatingIps)[0] ?? '';

const allAddresses = (instance: Instance) =>
  instance.networkInfo.flatMap((vif) => vif.network?.subnets.flatMap((subnet) => subnet.ips) ?? []);
