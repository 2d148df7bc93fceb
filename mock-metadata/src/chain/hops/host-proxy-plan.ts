import { hostProxy } from '../../neutron/host-proxy.ts';
import { steady } from '../walk.ts';
import type { HopPlan } from './hop-plan.ts';

/** haproxy of the compute node; `timeout server` of its backends. */
export const hostProxyPlan: HopPlan = {
  name: 'host-proxy',
  timeoutMs: () => 30_000,
  readsWholeAnswers: false,
  peer: 'instance',
  programFor: () => ({
    key: 'host',
    configuration: ({ release, neutron }) => [release, neutron.metadataProxySharedSecret],
    start: ({ lab, hostBackends }) =>
      steady(
        hostProxy({
          release: lab.release,
          sharedSecret: lab.neutron.metadataProxySharedSecret,
          backends: hostBackends,
        }),
      ),
  }),
};
