import { metadataAgentPlan } from '../hops/metadata-agent-plan.ts';
import { namespaceProxyPlan } from '../hops/namespace-proxy-plan.ts';
import { unreachable } from '../way.ts';
import type { TopologyPlan } from './topology.ts';

/** The gateway redirects the request to a proxy in the router's namespace. */
export const router: TopologyPlan = {
  hops: [namespaceProxyPlan, metadataAgentPlan],
  ipv6From: 'link-local',
  port: "the instance's first port on a network with a router",
  describe: ({ proxy }, { routers }) => {
    const router = routers.find(({ id }) => id === proxy?.id);
    return `The request to 169.254.169.254 goes to the gateway, router ${router?.name ?? proxy?.id}, which redirects it to the proxy in its namespace.`;
  },
  reach: ({ instance, index, sources }) => {
    for (const { port, address } of sources) {
      const [id] = index.routersOn(port.networkId);
      if (id !== undefined) {
        return { kind: 'reachable', address, port, proxy: { mode: 'router', id } };
      }
    }
    return unreachable(
      'no-router',
      `None of the networks of instance ${instance.name} has a router, in whose namespace the proxy would listen.`,
      'Connect the network to a router (openstack router add subnet), or use a topology that serves isolated networks.',
    );
  },
};
