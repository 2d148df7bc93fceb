import { ovnAgent } from '../../neutron/metadata-agent.ts';
import type { HopPlan } from './hop-plan.ts';
import { agentProgram, metadataAgentPlan } from './metadata-agent-plan.ts';

/** neutron-ovn-metadata-agent, which stands where the other does and waits as long. */
export const ovnAgentPlan: HopPlan = {
  ...metadataAgentPlan,
  programFor: agentProgram('ovn', ovnAgent),
};
