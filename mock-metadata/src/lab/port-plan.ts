import { type Derived, derived } from './derived.ts';
import { type FreeNumbers, freeNumbers } from './free-numbers.ts';
import {
  addressText,
  cidrText,
  contains,
  eui64Address,
  type IpAddress,
  isReserved,
  parsedAddress,
} from './ip-address.ts';
import type { InstancePortEntry, OtherPortEntry } from './lab-file.ts';
import { didYouMeanOneOf } from './nearest.ts';
import { type Claim, claimsFor, type Reading } from './reading.ts';
import type { NetworkPlan } from './resolve-networks.ts';
import type { Path } from './source-text.ts';
import { canonical, numbersItself, type SubnetPlan } from './subnet-plan.ts';
import { isMac } from './texts.ts';

/** An address that a port is given by the file: `address` undefined = any free one of the subnet. */
interface FixedPlan {
  readonly subnet: SubnetPlan | undefined;
  /** The id that the file names, of which a lab that is not checked need not have the subnet. */
  readonly subnetId: string | undefined;
  readonly address: string | undefined;
}

/** A port whose given addresses are taken, and whose other addresses are still to be found. */
export interface PortPlan {
  /** Made-up values, for what the file leaves out. */
  readonly made: Derived;
  readonly network: NetworkPlan;
  readonly id: string | undefined;
  readonly mac: string | undefined;
  /** undefined: the port gets what Neutron would give it. */
  readonly fixed: readonly FixedPlan[] | undefined;
  readonly path: Path;
}

/** What has been given out so far. */
export interface Planning {
  readonly reading: Reading;
  readonly networks: ReadonlyMap<string, NetworkPlan>;
  readonly claimId: Claim;
  readonly claimsOn: (network: NetworkPlan) => { readonly mac: Claim; readonly address: Claim };
  readonly macs: FreeNumbers;
}

export const planning = (
  reading: Reading,
  networks: ReadonlyMap<string, NetworkPlan>,
): Planning => {
  const claims = new Map(
    [...networks.values()].map((network) => [
      network,
      {
        mac: claimsFor(reading, 'duplicate-address', 'The MAC address'),
        address: claimsFor(reading, 'duplicate-address', `On network ${network.key}, the address`),
      },
    ]),
  );
  const isSure = reading.isChecked && !reading.isUnsure('networks');
  return {
    reading,
    networks,
    claimId: claimsFor(reading, 'duplicate-id', 'The port id'),
    claimsOn: (network) => (isSure && claims.get(network)) || noClaims,
    macs: freeNumbers(0n, 0xffffffn),
  };
};

const noClaims = { mac: () => true, address: () => true };

/** A planning that reports nothing: for a port of which it is not known what network it means. */
const silent = (plan: Planning): Planning => ({
  ...plan,
  reading: { ...plan.reading, report: () => {} },
  claimsOn: () => noClaims,
});

const macPrefix = 'fa:16:3e';

const takeMac = ({ macs }: Planning, mac: string) => {
  if (mac.startsWith(macPrefix) && isMac(mac))
    macs.take(BigInt(`0x${mac.slice(9).replaceAll(':', '')}`));
};

/** A MAC address that no port has: the same one for the same port, unless it is taken. */
export const nextMac = ({ macs }: Planning, made: Derived): string => {
  const number = macs.takeFrom(BigInt(made.number(2 ** 24))) ?? 0n;
  const hex = number.toString(16).padStart(6, '0');
  return [macPrefix, hex.slice(0, 2), hex.slice(2, 4), hex.slice(4)].join(':');
};

const namesOf = (subnets: readonly SubnetPlan[]): string =>
  subnets.length === 0
    ? 'which has no subnets'
    : subnets.map(({ cidr }) => cidrText(cidr)).join(', ');

/** Why an address cannot be given to a port; undefined where it can. */
const wrongWithAddress = (
  network: NetworkPlan,
  named: SubnetPlan | undefined,
  address: IpAddress,
): string | undefined => {
  const text = addressText(address);
  const cidr = (named ?? subnetFor(network, address))?.cidr;
  if (!cidr) return `${text} is not on network ${network.key} (${namesOf(network.subnets)}).`;
  if (!contains(cidr, address)) return `${text} is not in ${cidrText(cidr)}.`;
  return isReserved(cidr, address)
    ? `${text} is the first or last address of ${cidrText(cidr)}, which no port can have.`
    : undefined;
};

const subnetFor = (network: NetworkPlan, address: IpAddress): SubnetPlan | undefined =>
  network.subnets.find(({ cidr }) => contains(cidr, address));

/** Where an address goes that no subnet holds, in a lab that may be inconsistent. */
const anySubnet = (network: NetworkPlan, { version }: IpAddress): SubnetPlan | undefined =>
  network.subnets.find(({ cidr }) => cidr.version === version) ?? network.subnets[0];

const checkServer = ({ reading }: Planning, subnet: SubnetPlan, text: string, path: Path) => {
  const roles: readonly (readonly [string, string | undefined])[] = [
    ['gateway', subnet.gateway],
    ['DHCP server', canonical(subnet.entry.dhcp_server ?? '')],
  ];
  const [role] = roles.find(([, address]) => address === text) ?? [];
  if (role === undefined) return;
  const message = `${text} is the address of the subnet's ${role}: choose another.`;
  reading.report('duplicate-address', path, message);
};

const namedSubnet = (
  plan: Planning,
  network: NetworkPlan,
  id: string,
  path: Path,
): SubnetPlan | undefined => {
  const subnet = network.subnets.find((each) => each.id === id);
  if (!subnet && network.isChecked) {
    const guess = didYouMeanOneOf(
      id,
      network.subnets.map((each) => each.id),
    );
    plan.reading.report(
      'unknown-reference',
      path,
      `Network ${network.key} has no subnet with id "${id}".${guess}`,
    );
  }
  return subnet;
};

type FixedIpEntry = NonNullable<InstancePortEntry['fixed_ips']>[number];

/** The subnet that takes an address of the file, which no other port can have from now on. */
const takenFrom = (
  plan: Planning,
  network: NetworkPlan,
  named: SubnetPlan | undefined,
  address: IpAddress,
  isService: boolean,
  path: Path,
): SubnetPlan | undefined => {
  const text = addressText(address);
  const subnet = named ?? subnetFor(network, address);
  if (network.isChecked) {
    const wrong = wrongWithAddress(network, named, address);
    if (wrong) plan.reading.report('address-outside-subnet', path, wrong);
    else if (subnet && !isService) checkServer(plan, subnet, text, path);
  }
  if (plan.claimsOn(network).address(text, path)) subnet?.free.take(address.value);
  return subnet ?? anySubnet(network, address);
};

const fixedPlan = (
  plan: Planning,
  network: NetworkPlan,
  entry: FixedIpEntry,
  isService: boolean,
  path: Path,
): FixedPlan => {
  const isText = typeof entry === 'string';
  const { ip_address: text, subnet_id: subnetId } = isText
    ? { ip_address: entry, subnet_id: undefined }
    : entry;
  const named =
    subnetId === undefined
      ? undefined
      : namedSubnet(plan, network, subnetId, [...path, 'subnet_id']);
  const address = parsedAddress(text ?? '');
  if (!address) return { subnet: named ?? network.subnets[0], subnetId, address: text };
  const textPath = isText ? path : [...path, 'ip_address'];
  const subnet = takenFrom(plan, network, named, address, isService, textPath);
  // A healthy Neutron has one way to write an address, the lab may have another.
  return { subnet, subnetId, address: network.isChecked ? addressText(address) : text };
};

/** Neutron lets nobody choose an address on a subnet where the MAC decides. */
const checkOwnAddresses = (plan: Planning, port: PortPlan) => {
  if (!port.network.isChecked) return;
  for (const [at, { subnet, address }] of (port.fixed ?? []).entries()) {
    if (!subnet || address === undefined || !numbersItself(subnet)) continue;
    if (port.mac !== undefined && address === addressText(eui64Address(subnet.cidr, port.mac)))
      continue;
    const mode = subnet.entry.ipv6_address_mode;
    const message = `With ipv6_address_mode: ${mode} the MAC address decides: leave ${address} out.`;
    plan.reading.report('wrong-value', [...port.path, 'fixed_ips', at], message);
  }
};

/** Takes what the file gives to a port; `isService`: it may stand on the gateway's or DHCP server's address. */
export const portPlan = (
  planning: Planning,
  network: NetworkPlan,
  entry: InstancePortEntry | OtherPortEntry | undefined,
  isService: boolean,
  key: string,
  path: Path,
): PortPlan => {
  const { id, mac_address: mac, fixed_ips } = entry ?? {};
  const isSure = entry?.network !== undefined || !planning.reading.isDamaged(path);
  const plan = isSure ? planning : silent(planning);
  if (id !== undefined) planning.claimId(id, [...path, 'id']);
  if (mac !== undefined) {
    takeMac(plan, mac);
    plan.claimsOn(network).mac(mac, [...path, 'mac_address']);
  }
  const fixed = fixed_ips?.map((each, at) =>
    fixedPlan(plan, network, each, isService, [...path, 'fixed_ips', at]),
  );
  const port = { made: derived('port', key), network, id, mac, fixed, path };
  if (!isService) checkOwnAddresses(plan, port);
  return port;
};

/** Numbers names that come more than once: `web/private`, `web/private#2`. */
export const countedKeys = (): ((name: string) => string) => {
  const counts = new Map<string, number>();
  return (name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  };
};
