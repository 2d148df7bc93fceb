import type { Lab, Subnet } from '../lab/model.ts';

const indexes = new WeakMap<Lab['subnets'], ReadonlyMap<string, readonly Subnet[]>>();

/** The subnets of a network, in the lab's order. */
export const subnetsOn = (
  { subnets }: Pick<Lab, 'subnets'>,
  networkId: string,
): readonly Subnet[] => {
  const known = indexes.get(subnets) ?? byNetwork(subnets);
  indexes.set(subnets, known);
  return known.get(networkId) ?? [];
};

const byNetwork = (subnets: readonly Subnet[]): ReadonlyMap<string, readonly Subnet[]> => {
  const found = new Map<string, Subnet[]>();
  for (const subnet of subnets) {
    const others = found.get(subnet.networkId);
    if (others) others.push(subnet);
    else found.set(subnet.networkId, [subnet]);
  }
  return found;
};

/** Whether something on a network answers DHCP; a network without subnets is given the benefit of the doubt. */
export const hasDhcp = (lab: Pick<Lab, 'subnets'>, networkId: string): boolean => {
  const subnets = subnetsOn(lab, networkId);
  return (
    subnets.length === 0 ||
    subnets.some(({ enableDhcp, dhcpServer }) => enableDhcp || dhcpServer !== undefined)
  );
};
