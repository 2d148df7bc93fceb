import { ovnAgent } from '../../neutron/metadata-agent.ts';
import { steady } from '../walk.ts';
import type { HopPlan } from './hop-plan.ts';
import { metadataAgentPlan } from './metadata-agent-plan.ts';

/** neutron-ovn-metadata-agent, which stands where the other does and waits as long. */
export const ovnAgentPlan: HopPlan = {
  ...metadataAgentPlan,
  programFor: () => ({
    key: 'ovn',
    configuration: ({ release, neutron }) => [
      release,
      neutron.metadataProxySharedSecret,
      neutron.cache,
    ],
    start: ({ lab, neutron, now }) => {
      const agent = ovnAgent({
        release: lab.release,
        sharedSecret: lab.neutron.metadataProxySharedSecret,
        neutron,
        cache: lab.neutron.cache,
        now,
      });
      return lab.neutron.cache.enabled ? agent : steady(agent);
    },
  }),
};
