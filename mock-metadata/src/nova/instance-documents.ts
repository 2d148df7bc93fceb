import type { Instance, Lab, Release } from '../lab/model.ts';
import { jsonAnswer, textAnswer } from './answer.ts';
import { type Ec2Directory, type Ec2Surroundings, type Ec2Version, ec2Tree } from './ec2-tree.ts';
import { hostnameOf } from './hostname.ts';
import { AddrFormatError } from './ip-network.ts';
import { type MetaDataText, metaDataText, seedBytes } from './meta-data-json.ts';
import { hasReadableBlocks, networkData } from './network-data.ts';
import { filledNetworkTemplate, networkConfig } from './network-template.ts';
import { includes, type OpenstackVersion } from './openstack-versions.ts';
import { type Base64Decoded, base64Decoded } from './python/base64.ts';
import { dict, pythonJson } from './python/json.ts';
import { exception, type NovaException, type NovaResult } from './world.ts';

/** What is rendered of one instance, each document once for as long as the instance stays the same. */
export interface InstanceDocuments {
  /** User data, decoded; undefined = none, which is not the same as empty. */
  readonly userData: Base64Decoded | undefined;
  readonly hostname: string | null | NovaException;
  /** meta_data.json with a fresh seed, for an instance whose host name is no exception. */
  metaData(version: OpenstackVersion, more: MetaDataMore, random: Random): NovaResult;
  networkData(): NovaResult;
  /** Why network_data.json cannot be made, told without making it. */
  networkFailure(): NovaException | undefined;
  /** What a version lists, in the order of Nova's code. */
  listing(version: OpenstackVersion): NovaResult;
  ec2(version: Ec2Version, surroundings: Ec2Surroundings): Ec2Directory;
  /** A network template's text filled in for the instance. */
  networkTemplate(text: string): string | NovaException;
}

interface MetaDataMore {
  readonly hostname: string | null;
  /** Whether the network template was rendered, and to something. */
  readonly hasNetworkTemplate: boolean;
}

type Random = (bytes: number) => Uint8Array;

export const instanceDocuments = (instance: Instance, lab: Lab): InstanceDocuments => {
  const { release } = lab;
  const afterPadding = release === 'zed' ? 'stop' : 'on';
  const userData =
    instance.userData === null ? undefined : base64Decoded(instance.userData, afterPadding);
  const metaDataTexts = byKey((hasNetworkTemplate: boolean) =>
    byKey((version: OpenstackVersion, hostname: string | null) =>
      metaDataText(instance, version, {
        hostname,
        networkConfig: hasNetworkTemplate ? networkConfig : undefined,
        extra: dict({}),
      }),
    ),
  );
  const listings = byKey((version: OpenstackVersion) =>
    textAnswer(names(version, instance.userData !== null).join('\n')),
  );
  const network = byKey((_: 'only') => networkDataAnswer(instance.networkInfo, release));
  const isReadable = hasReadableBlocks(instance.networkInfo);
  return {
    userData,
    hostname: hostnameOf(instance, lab.nova.dhcpDomain),
    metaData: (version, { hostname, hasNetworkTemplate }, random) =>
      withSeed(metaDataTexts(hasNetworkTemplate)(version, hostname), random),
    networkData: () => network('only'),
    networkFailure: () => (isReadable ? undefined : failureIn(network('only'))),
    listing: (version) => listings(version),
    ec2: lastEc2Trees(instance),
    networkTemplate: byKey((text: string) => filledNetworkTemplate(text, instance.networkInfo)),
  };
};

const failureIn = (result: NovaResult): NovaException | undefined =>
  result.kind === 'exception' ? result : undefined;

/** Of a network with a CIDR that is none, netaddr's exception. */
const networkDataAnswer = (networkInfo: Instance['networkInfo'], release: Release): NovaResult => {
  try {
    return textAnswer(pythonJson(networkData(networkInfo, release)));
  } catch (error) {
    if (error instanceof AddrFormatError) return exception(error.name, error.message);
    throw error;
  }
};

/** Remembers what a function gave for each first argument. */
const byKey = <Key, More extends readonly unknown[], Value>(
  make: (key: Key, ...more: More) => Value,
): ((key: Key, ...more: More) => Value) => {
  // Most instances are never asked for most documents, and a lab can have thousands of them.
  let made: Map<Key, Value> | undefined;
  return (key, ...more) => {
    const known = made?.get(key);
    if (known !== undefined) return known;
    const fresh = make(key, ...more);
    made ??= new Map();
    made.set(key, fresh);
    return fresh;
  };
};

/** Kept as texts: a small buffer that lives long keeps the block alive that it shares with short-lived ones. */
const withSeed = ({ beforeSeed, afterSeed }: MetaDataText, random: Random): NovaResult => {
  if (afterSeed === undefined) return jsonAnswer(Buffer.from(beforeSeed, 'latin1'));
  const seed = Buffer.from(random(seedBytes)).toString('base64');
  // Python's JSON is ASCII only.
  return jsonAnswer(Buffer.from(`${beforeSeed}${seed}${afterSeed}`, 'latin1'));
};

const names = (version: OpenstackVersion, hasUserData: boolean): readonly string[] => [
  'meta_data.json',
  ...(hasUserData ? ['user_data'] : []),
  ...(includes(version, '2013-04-04') ? ['password'] : []),
  ...(includes(version, '2013-10-17') ? ['vendor_data.json'] : []),
  ...(includes(version, '2015-10-15') ? ['network_data.json'] : []),
  ...(includes(version, '2016-10-06') ? ['vendor_data2.json'] : []),
];

/** The trees last made; they are made anew only when who asked or the security groups are others. */
const lastEc2Trees = (instance: Instance): InstanceDocuments['ec2'] => {
  let madeFor: Ec2Surroundings | undefined;
  let trees: Map<Ec2Version, Ec2Directory> | undefined;
  return (version, surroundings) => {
    if (madeFor === undefined || !alike(madeFor, surroundings)) trees = undefined;
    madeFor = surroundings;
    const tree = trees?.get(version) ?? ec2Tree(instance, version, surroundings);
    trees ??= new Map();
    trees.set(version, tree);
    return tree;
  };
};

const alike = (a: Ec2Surroundings, b: Ec2Surroundings): boolean =>
  a === b ||
  (a.address === b.address &&
    a.hostname === b.hostname &&
    a.userData === b.userData &&
    a.imageIds.ami === b.imageIds.ami &&
    a.imageIds.kernel === b.imageIds.kernel &&
    a.imageIds.ramdisk === b.imageIds.ramdisk &&
    a.securityGroups.join('\n') === b.securityGroups.join('\n'));
