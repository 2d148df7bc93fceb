import type { Lab, Topology } from '../lab/model.ts';
import type { HopName } from '../trace.ts';
import { dhcp } from './topologies/dhcp.ts';
import { direct } from './topologies/direct.ts';
import { host } from './topologies/host.ts';
import { ovn } from './topologies/ovn.ts';
import { provider } from './topologies/provider.ts';
import { router } from './topologies/router.ts';
import type { TopologyPlan } from './topologies/topology.ts';

/** Every topology that a lab can name. */
export const topologyPlans: Readonly<Record<Topology, TopologyPlan>> = {
  router,
  dhcp,
  ovn,
  provider,
  direct,
  host,
};

/** The hops of a lab's topology, the instance first, Nova last. */
export const hopsOf = ({ topology }: Pick<Lab, 'topology'>): readonly HopName[] => [
  'instance',
  ...topologyPlans[topology].hops.map(({ name }) => name),
  'nova',
];
