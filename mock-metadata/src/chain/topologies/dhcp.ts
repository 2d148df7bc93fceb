import { metadataAgentPlan } from '../hops/metadata-agent-plan.ts';
import { namespaceProxyPlan } from '../hops/namespace-proxy-plan.ts';
import { hasDhcp } from '../subnets-on.ts';
import { unreachable } from '../way.ts';
import type { TopologyPlan } from './topology.ts';

/** The proxy listens on 169.254.169.254 in the DHCP namespace of the network. */
export const dhcp: TopologyPlan = {
  hops: [namespaceProxyPlan, metadataAgentPlan],
  ipv6From: 'link-local',
  port: "the instance's first port on a network with DHCP",
  describe: () =>
    'The request to 169.254.169.254 goes to the DHCP namespace of the network, where the proxy listens.',
  reach: ({ lab, instance, sources }) => {
    const source = sources.find(({ port }) => hasDhcp(lab, port.networkId));
    if (source !== undefined) {
      const proxy = { mode: 'network', id: source.port.networkId } as const;
      return { kind: 'reachable', ...source, proxy };
    }
    return unreachable(
      'no-dhcp',
      `None of the networks of instance ${instance.name} has DHCP, and without it there is no DHCP namespace in which the proxy would listen.`,
      'Switch DHCP on for a subnet (openstack subnet set --dhcp), connect the network to a router, or give the instance a config drive.',
    );
  },
};
