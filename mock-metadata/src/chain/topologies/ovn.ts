import { namespaceProxyPlan } from '../hops/namespace-proxy-plan.ts';
import { ovnAgentPlan } from '../hops/ovn-agent-plan.ts';
import { hasDhcp } from '../subnets-on.ts';
import { unreachable } from '../way.ts';
import type { TopologyPlan } from './topology.ts';

/** The proxy listens in the network's ovnmeta namespace on the compute node. */
export const ovn: TopologyPlan = {
  hops: [namespaceProxyPlan, ovnAgentPlan],
  ipv6From: 'link-local',
  port: "the instance's first port on a network with DHCP",
  describe: ({ proxy }) =>
    `OVN brings the request to 169.254.169.254 to the namespace ovnmeta-${proxy?.id} on the compute node, where the proxy listens.`,
  reach: ({ lab, instance, sources }) => {
    const source = sources.find(({ port }) => hasDhcp(lab, port.networkId));
    if (source !== undefined) {
      const proxy = { mode: 'ovn', id: source.port.networkId } as const;
      return { kind: 'reachable', ...source, proxy };
    }
    return unreachable(
      'no-dhcp',
      `None of the networks of instance ${instance.name} has DHCP. OVN then gives the metadata port of the network no address, and the agent makes no namespace for it.`,
      'Switch DHCP on for a subnet (openstack subnet set --dhcp), or give the instance a config drive.',
    );
  },
};
