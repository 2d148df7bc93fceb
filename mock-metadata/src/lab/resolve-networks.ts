import { derived } from './derived.ts';
import { type FreeNumbers, freeNumbers } from './free-numbers.ts';
import { type Cidr, cidrAround, cidrText, parsedCidr } from './ip-address.ts';
import type { LabFile, NetworkEntry, SubnetEntry } from './lab-file.ts';
import type { Network } from './model.ts';
import { reportUnknown } from './name-table.ts';
import { subnetEntry } from './network-section.ts';
import { overlaps } from './overlaps.ts';
import { type Claim, claimsFor, type Reading } from './reading.ts';
import type { Path } from './source-text.ts';
import { type SubnetPlan, subnetPlan } from './subnet-plan.ts';

/** A network while addresses are being given out. */
export interface NetworkPlan {
  /** Its key in the lab file. */
  readonly key: string;
  readonly network: Network;
  readonly subnets: readonly SubnetPlan[];
  /** Whether to report what is wrong with addresses on it. */
  readonly isChecked: boolean;
  readonly path: Path;
}

const assumedName = 'private';
const defaultMtu = 1450;
const tenNet = 10n << 24n;
const blocksInTenNet = 65_536;

/** The block of the network that is assumed where the file names none: 10.0.0.0/24, or larger where more ports need it. */
const assumedBlock = (portCount: number): Cidr => {
  const prefix = [24, 16].find((each) => portCount < 2 ** (32 - each) - 16) ?? 8;
  return cidrAround({ version: 4, value: tenNet }, prefix);
};

const tenNetNumbers = (blocks: readonly (Cidr | undefined)[]): FreeNumbers => {
  const numbers = freeNumbers(0n, BigInt(blocksInTenNet - 1));
  for (const block of blocks) {
    if (block?.version !== 4 || block.last < tenNet || block.first >= tenNet + (1n << 24n))
      continue;
    const from = block.first <= tenNet ? 0n : (block.first - tenNet) >> 8n;
    const to = block.last >= tenNet + (1n << 24n) ? 65_535n : (block.last - tenNet) >> 8n;
    for (let at = from; at <= to; at += 1n) numbers.take(at);
  }
  return numbers;
};

/** Gives each network that needs one a /24 of 10.0.0.0/8 that no other has. */
const blockGiver = (subnets: readonly SubnetEntry[]): ((name: string) => Cidr) => {
  const numbers = tenNetNumbers(subnets.map(({ cidr }) => parsedCidr(cidr ?? '')));
  return (name) => {
    const start = name === assumedName ? 0 : derived('block', name).number(blocksInTenNet);
    const number = numbers.takeFrom(BigInt(start)) ?? 0n;
    return cidrAround({ version: 4, value: tenNet + (number << 8n) }, 24);
  };
};

const checkOverlap = (reading: Reading, subnets: readonly SubnetPlan[]) => {
  for (const [earlier, later] of overlaps(subnets, ({ cidr }) => cidr)) {
    if (!reading.isChecked || reading.isDamaged(later.path)) continue;
    const message = `${cidrText(later.cidr)} overlaps ${cidrText(earlier.cidr)} of the same network.`;
    reading.report('overlapping-subnets', [...later.path, 'cidr'], message);
  }
};

interface PlacedSubnet {
  readonly entry: SubnetEntry;
  readonly path: Path;
}

interface Found {
  readonly reading: Reading;
  /** Subnets that do not stand under their network, by its name. */
  readonly listed: ReadonlyMap<string, readonly PlacedSubnet[]>;
  readonly claimNetwork: Claim;
  readonly claimSubnet: Claim;
  readonly blockFor: (name: string) => Cidr;
}

/** The subnets of a network: under it, listed apart, or one that is made up where there is neither. */
const placedSubnets = (
  { listed }: Found,
  key: string,
  { subnets }: NetworkEntry,
  path: Path,
): readonly PlacedSubnet[] => {
  const own = subnets?.map((entry, at) => ({ entry, path: [...path, 'subnets', at] }));
  const apart = listed.get(key);
  return own || apart
    ? [...(own ?? []), ...(apart ?? [])]
    : [{ entry: subnetEntry.parse({}), path }];
};

const networkPlan = (found: Found, key: string, entry: NetworkEntry, path: Path): NetworkPlan => {
  const { reading } = found;
  if (entry.id !== undefined) found.claimNetwork(entry.id, [...path, 'id']);
  const given = entry.subnets ?? undefined;
  const subnets = placedSubnets(found, key, entry, path).map((placed, at) => {
    const { entry: subnet, path: subnetPath } = placed;
    if (subnet.id !== undefined) found.claimSubnet(subnet.id, [...subnetPath, 'id']);
    const block =
      subnet.cidr === undefined ? found.blockFor(at === 0 ? key : `${key}/${at}`) : noBlock;
    return subnetPlan(reading, key, subnet, block, subnetPath, subnetPath === path);
  });
  checkOverlap(reading, subnets);
  const network: Network = {
    id: entry.id ?? derived('network', key).uuid,
    name: entry.name ?? key,
    mtu: entry.mtu === null ? undefined : (entry.mtu ?? defaultMtu),
    injected: entry.injected,
  };
  const isSound =
    !reading.isDamaged(given ? [...path, 'subnets'] : path) &&
    !reading.isDamaged(['subnets']) &&
    !reading.isUnsure('networks');
  return { key, network, subnets, isChecked: reading.isChecked && isSound, path };
};

const noBlock = cidrAround({ version: 4, value: 0n }, 0);

const listedByNetwork = (
  reading: Reading,
  subnets: LabFile['subnets'],
  networks: ReadonlyMap<string, NetworkEntry>,
): Found['listed'] => {
  const byNetwork = new Map<string, PlacedSubnet[]>();
  for (const [at, { network, ...entry }] of (subnets ?? []).entries()) {
    const path = ['subnets', at];
    if (!networks.has(network)) {
      reportUnknown(reading, 'networks', networks.keys(), network, [...path, 'network']);
      continue;
    }
    const listed = byNetwork.get(network) ?? [];
    listed.push({ entry, path });
    byNetwork.set(network, listed);
  }
  return byNetwork;
};

/** The networks of a file by name, in its order; one called `private` where it has none. */
export const networkPlans = (
  reading: Reading,
  { networks, subnets }: Pick<LabFile, 'networks' | 'subnets'>,
  portCount: number,
): ReadonlyMap<string, NetworkPlan> => {
  const entries: ReadonlyMap<string, NetworkEntry> = networks
    ? new Map(reading.names('networks').map((name) => [name, networks[name] ?? emptyNetwork]))
    : new Map([[assumedName, emptyNetwork]]);
  const all = [...entries.values()].flatMap((entry) => entry.subnets ?? []);
  const found: Found = {
    reading,
    listed: listedByNetwork(reading, subnets, entries),
    claimNetwork: claimsFor(reading, 'duplicate-id', 'The id'),
    claimSubnet: claimsFor(reading, 'duplicate-id', 'The id'),
    blockFor: networks ? blockGiver([...all, ...(subnets ?? [])]) : () => assumedBlock(portCount),
  };
  return new Map(
    [...entries].map(([key, entry]) => [key, networkPlan(found, key, entry, ['networks', key])]),
  );
};

const emptyNetwork: NetworkEntry = { injected: false };
