import type { AgentCache, MetadataRateLimiting } from './model.ts';

/** What Neutron does about instances that ask often, unless its options say otherwise: nothing. */
export const defaultRateLimiting: MetadataRateLimiting = {
  rateLimitEnabled: false,
  ipVersions: [4],
  baseWindowDurationS: 10,
  baseQueryRateLimit: 10,
  burstWindowDurationS: 10,
  burstQueryRateLimit: 10,
};

/** What the agent of zed remembers unless its options say otherwise: nothing. */
export const defaultAgentCache: AgentCache = {
  enabled: false,
  backend: 'dogpile.cache.null',
  expirationTimeS: 600,
};
