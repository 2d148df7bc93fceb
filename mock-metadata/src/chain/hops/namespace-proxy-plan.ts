import { namespaceProxy } from '../../neutron/namespace-proxy.ts';
import { steady } from '../walk.ts';
import type { HopPlan } from './hop-plan.ts';

/** haproxy in the namespace that the way leads through; `timeout server` of its template. */
export const namespaceProxyPlan: HopPlan = {
  name: 'namespace-proxy',
  timeoutMs: () => 32_000,
  readsWholeAnswers: false,
  peer: 'instance',
  programFor: (way) => {
    if (way?.proxy === undefined) return undefined;
    const { mode, id } = way.proxy;
    return {
      key: `${mode} ${id}`,
      configuration: ({ release, neutron }) => [release, neutron.metadataRateLimiting],
      start: ({ lab, now }) => {
        const rateLimiting = lab.neutron.metadataRateLimiting;
        const proxy = namespaceProxy({ mode, id, release: lab.release, rateLimiting, now });
        return rateLimiting.rateLimitEnabled ? proxy : steady(proxy);
      },
    };
  },
};
