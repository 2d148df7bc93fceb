import { metadataAgent } from '../../neutron/metadata-agent.ts';
import { steady } from '../walk.ts';
import type { HopPlan } from './hop-plan.ts';

/** neutron-metadata-agent; how long it waits for Nova is in FACTS 3.3. */
export const metadataAgentPlan: HopPlan = {
  name: 'metadata-agent',
  timeoutMs: (release) => (release === 'zed' ? undefined : 60_000),
  readsWholeAnswers: true,
  peer: 'none',
  programFor: () => ({
    key: 'agent',
    configuration: ({ release, neutron }) => [
      release,
      neutron.metadataProxySharedSecret,
      neutron.cache,
    ],
    start: ({ lab, neutron, now }) => {
      const agent = metadataAgent({
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
