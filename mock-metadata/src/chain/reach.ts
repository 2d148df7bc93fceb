import type { Instance, Lab, Port } from '../lab/model.ts';
import { portIndex } from '../neutron/port-lookup.ts';
import { linkLocalOf } from './link-local.ts';
import type { Source } from './topologies/topology.ts';
import { topologyPlans } from './topologies.ts';
import { type AskingFrom, type Reach, unreachable } from './way.ts';

/** The way of an instance to the first hop of the lab's topology. */
export const reachOf = (lab: Lab, instance: Instance, from: AskingFrom = {}): Reach => {
  const plan = topologyPlans[lab.topology];
  const index = portIndex(lab);
  const ports = index.portsOfDevice(instance.uuid);
  if (ports.length === 0) {
    return unreachable(
      'no-port',
      `Instance ${instance.name} has no port, and so no network to send the request on.`,
      'Give the instance a port on a network (openstack server add port).',
    );
  }
  const [first, ...others] = ports.flatMap((port) => {
    const address = sourceAddress(port, from, plan.ipv6From);
    return address === undefined ? [] : [{ port, address }];
  }) satisfies readonly Source[];
  return first === undefined
    ? withoutAddress(instance, from)
    : plan.reach({ lab, instance, index, from, sources: [first, ...others] });
};

const withoutAddress = ({ name }: Instance, { family }: AskingFrom): Reach => {
  const kind = family === undefined ? '' : ` for IPv${family}`;
  return unreachable(
    'no-address',
    `No port of instance ${name} has an address${kind}, so it cannot send anything${kind && ' that way'}.`,
    `Give one of its ports an address${kind} on a subnet (openstack port set --fixed-ip).`,
  );
};

/** An instance asks over IPv4 if it can. Any port has a link-local address, made from its MAC. */
const sourceAddress = (
  { fixedIps, macAddress }: Port,
  { family, address }: AskingFrom,
  ipv6From: 'link-local' | 'fixed-ip',
): string | undefined => {
  if (address !== undefined) return address;
  const addresses = fixedIps.map((fixed) => fixed.ipAddress);
  const ofFamily = (wanted: 4 | 6) =>
    addresses.find((each) => each.includes(':') === (wanted === 6));
  const overIpv6 = ipv6From === 'fixed-ip' ? ofFamily(6) : linkLocalOf(macAddress);
  if (family === 6) return overIpv6;
  const ipv4 = ofFamily(4);
  if (family === 4 || ipv4 !== undefined) return ipv4;
  return addresses.length > 0 ? overIpv6 : undefined;
};
