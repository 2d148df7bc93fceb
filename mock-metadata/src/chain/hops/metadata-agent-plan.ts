import type { MetadataAgentSettings } from '../../neutron/agent-request.ts';
import type { Hop } from '../../neutron/hop.ts';
import { metadataAgent } from '../../neutron/metadata-agent.ts';
import { steady } from '../walk.ts';
import type { HopPlan } from './hop-plan.ts';

/** The program that an agent is; with a cache one answer depends on those before it. */
export const agentProgram =
  (key: string, agentWith: (settings: MetadataAgentSettings) => Hop): HopPlan['programFor'] =>
  () => ({
    key,
    configuration: ({ release, neutron }) => [
      release,
      neutron.metadataProxySharedSecret,
      neutron.cache,
    ],
    start: ({ lab, neutron, now }) => {
      const agent = agentWith({
        release: lab.release,
        sharedSecret: lab.neutron.metadataProxySharedSecret,
        neutron,
        cache: lab.neutron.cache,
        now,
      });
      return lab.neutron.cache.enabled ? agent : steady(agent);
    },
  });

/** neutron-metadata-agent; how long it waits for Nova is in FACTS 3.3. */
export const metadataAgentPlan: HopPlan = {
  name: 'metadata-agent',
  timeoutMs: (release) => (release === 'zed' ? undefined : 60_000),
  readsWholeAnswers: true,
  peer: 'none',
  programFor: agentProgram('agent', metadataAgent),
};
