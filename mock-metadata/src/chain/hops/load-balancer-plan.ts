import { loadBalancer } from '../../neutron/load-balancer.ts';
import { steady } from '../walk.ts';
import type { HopPlan } from './hop-plan.ts';

/** What an edge waits for its servers is its operator's choice; 60 s is what most ship with. */
export const loadBalancerPlan: HopPlan = {
  name: 'load-balancer',
  timeoutMs: () => 60_000,
  readsWholeAnswers: false,
  peer: 'instance',
  programFor: (way) => {
    const providerId = way?.providerId;
    if (providerId === undefined) return undefined;
    return {
      key: providerId,
      configuration: ({ release, neutron }) => [release, neutron.metadataProxySharedSecret],
      start: ({ lab }) =>
        steady(
          loadBalancer({
            release: lab.release,
            providerId,
            sharedSecret: lab.neutron.metadataProxySharedSecret,
          }),
        ),
    };
  },
};
