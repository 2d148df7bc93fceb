import { loadBalancerPlan } from '../hops/load-balancer-plan.ts';
import { subnetsOn } from '../subnets-on.ts';
import { unreachable } from '../way.ts';
import type { TopologyPlan } from './topology.ts';

/** A load balancer at the edge of the network asks Nova in the name of a provider. */
export const provider: TopologyPlan = {
  hops: [loadBalancerPlan],
  ipv6From: 'fixed-ip',
  port: "the instance's first port on a network that a metadata provider serves",
  describe: ({ providerId }) =>
    `The request to 169.254.169.254 goes to the edge of the network, the load balancer of provider ${providerId}.`,
  reach: ({ lab, instance, sources }) => {
    for (const { port, address } of sources) {
      const [providerId] = subnetsOn(lab, port.networkId).flatMap(
        ({ advancedServiceProviders }) => advancedServiceProviders,
      );
      if (providerId !== undefined) return { kind: 'reachable', address, port, providerId };
    }
    return unreachable(
      'no-provider',
      `No subnet on the networks of instance ${instance.name} names a metadata provider, so no load balancer takes its requests.`,
      'List one in the lab, as advanced_service_providers: [edge-1] of a subnet.',
    );
  },
};
