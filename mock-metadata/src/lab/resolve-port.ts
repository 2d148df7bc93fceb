import type { Derived } from './derived.ts';
import { addressText, eui64Address } from './ip-address.ts';
import type { Port } from './model.ts';
import { nextMac, type Planning, type PortPlan } from './port-plan.ts';
import type { Reading } from './reading.ts';
import type { NetworkPlan } from './resolve-networks.ts';
import type { Path } from './source-text.ts';
import { lowestAddress, nextAddress, numbersItself, type SubnetPlan } from './subnet-plan.ts';
import { isMac } from './texts.ts';

type FixedIp = Port['fixedIps'][number];

/** Collects who got no address, so that each network is reported once, however many are left out. */
export interface Shortage {
  add(network: NetworkPlan, who: string, path: Path): void;
  report(): void;
}

export const shortageFor = (reading: Reading): Shortage => {
  const without = new Map<
    NetworkPlan,
    { readonly who: string; readonly path: Path; count: number }
  >();
  return {
    add: (network, who, path) => {
      const known = without.get(network);
      if (known) known.count += 1;
      else without.set(network, { who, path, count: 1 });
    },
    report: () => {
      for (const [network, { who, path, count }] of without) {
        if (reading.isDamaged(network.path) || reading.isUnsure('networks')) continue;
        const others = count === 1 ? '' : ` and ${count - 1} more`;
        const message = `Network ${network.key} has no free address for ${who}${others}: give it a larger cidr or a further subnet.`;
        reading.report('no-free-address', path, message, 'key');
      }
    },
  };
};

const fixedIp = (
  subnet: SubnetPlan | undefined,
  address: string | undefined,
  subnetId = subnet?.id,
): readonly FixedIp[] =>
  address === undefined ? [] : [{ ipAddress: address, subnetId: subnetId ?? '' }];

/** The address that follows from the MAC on a subnet where instances number themselves; from a text that is none, none. */
export const ownAddress = (subnet: SubnetPlan, mac: string): readonly FixedIp[] => {
  if (!isMac(mac)) return [];
  const address = eui64Address(subnet.cidr, mac);
  subnet.free.take(address.value);
  return fixedIp(subnet, addressText(address));
};

const firstFree = (subnets: readonly SubnetPlan[], made: Derived): readonly FixedIp[] => {
  for (const subnet of subnets) {
    const address = nextAddress(subnet, made);
    if (address !== undefined) return fixedIp(subnet, address);
  }
  return [];
};

/** What Neutron gives a port that asks for nothing: one IPv4 and one IPv6 address. */
const usualAddresses = ({ network, made }: PortPlan): readonly FixedIp[] | undefined => {
  const rest = network.subnets.filter((subnet) => !numbersItself(subnet));
  const chosen = ([4, 6] as const).map((version) =>
    rest.filter(({ cidr }) => cidr.version === version),
  );
  const found = chosen.map((subnets) => firstFree(subnets, made));
  const isShort = chosen.some((subnets, at) => subnets.length > 0 && found[at]?.length === 0);
  return isShort ? undefined : found.flat();
};

const givenAddresses = (
  fixed: NonNullable<PortPlan['fixed']>,
  made: Derived,
  mac: string,
): readonly FixedIp[] | undefined => {
  const found = fixed.map(({ subnet, subnetId, address }) => {
    if (address !== undefined || !subnet) return fixedIp(subnet, address, subnetId);
    return numbersItself(subnet) ? ownAddress(subnet, mac) : firstFree([subnet], made);
  });
  return found.some((each) => each.length === 0) ? undefined : found.flat();
};

const routerOwner = /^network:(?:ha_)?router_/;

/** Every port but a router's has an address of each subnet that numbers itself, whatever else it asks for. */
const implicitAddresses = (
  { network, fixed }: PortPlan,
  mac: string,
  deviceOwner: string,
): readonly FixedIp[] => {
  if (routerOwner.test(deviceOwner)) return [];
  const given = new Set(fixed?.map(({ subnet }) => subnet));
  return network.subnets
    .filter((subnet) => numbersItself(subnet) && !given.has(subnet))
    .flatMap((subnet) => ownAddress(subnet, mac));
};

/** A port of the plan with everything filled in that the file left open. */
export const resolvedPort = (
  plan: Planning,
  port: PortPlan,
  shortage: Shortage,
  whose: Pick<Port, 'deviceId' | 'deviceOwner' | 'projectId' | 'securityGroups'> & {
    readonly who: string;
  },
): Port => {
  const { who, deviceId, deviceOwner, projectId, securityGroups } = whose;
  const macAddress = port.mac ?? nextMac(plan, port.made);
  const own = port.fixed ? givenAddresses(port.fixed, port.made, macAddress) : usualAddresses(port);
  if (!own) shortage.add(port.network, who, port.path);
  return {
    id: port.id ?? port.made.uuid,
    networkId: port.network.network.id,
    deviceId,
    deviceOwner,
    projectId,
    macAddress,
    fixedIps: [...(own ?? []), ...implicitAddresses(port, macAddress, deviceOwner)],
    securityGroups,
  };
};

/** The lowest free address of a subnet, for a port of Neutron's own. */
export const serviceAddress = (subnet: SubnetPlan): readonly FixedIp[] =>
  fixedIp(subnet, lowestAddress(subnet));
